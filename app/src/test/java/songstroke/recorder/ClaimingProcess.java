package songstroke.recorder;

import java.io.IOException;
import java.nio.file.Path;

/// A process that claims a file, says so, and waits for its end: `main FILE`.
final class ClaimingProcess {
  private ClaimingProcess() {}

  public static void main(String... arguments) throws IOException {
    if (Claim.on(Path.of(arguments[0])).isPresent()) {
      System.out.write('.');
      System.out.flush();
    }
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
  }

  /// Starts it, and waits until it has the claim.
  static Process start(Path file) throws IOException {
    Process process = ChildJvm.start(ClaimingProcess.class, file.toString());
    if (process.getInputStream().read() != '.') {
      throw new IOException("the other process did not get the claim");
    }
    return process;
  }
}
