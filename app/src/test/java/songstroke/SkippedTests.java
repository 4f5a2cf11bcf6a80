package songstroke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Writes down which tests were skipped for want of a real part, and the line that installs the parts; the build
/// prints that file at its end. Does nothing where the property `songstroke.skipped` names no file.
public final class SkippedTests implements TestExecutionListener {
  static final String FILE = "songstroke.skipped";

  private final AtomicInteger count = new AtomicInteger();
  private final TreeSet<String> packages = new TreeSet<>();
  private @Nullable TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan all) {
    plan = all;
  }

  @Override
  public void executionSkipped(TestIdentifier what, String reason) {
    int at = reason.indexOf(RealPartsCondition.INSTALL);
    if (at >= 0) {
      count.addAndGet(tests(what));
      packages.addAll(List.of(reason.substring(at + RealPartsCondition.INSTALL.length()).split(" ", -1)));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan all) {
    String file = System.getProperty(FILE, "");
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.deleteIfExists(Path.of(file));
      if (count.get() > 0) {
        Files.writeString(Path.of(file), lines());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lines() {
    return "Skipped " + count + " tests that run against programs which are not installed. To run them too:\n"
        + "  sudo apt-get install " + String.join(" ", packages) + "\n";
  }

  private int tests(TestIdentifier what) {
    if (what.isTest() || plan == null) {
      return 1;
    }
    return (int) plan.getDescendants(what).stream().filter(TestIdentifier::isTest).count();
  }
}
