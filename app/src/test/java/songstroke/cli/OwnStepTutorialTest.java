package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles the tutorial's example, brings it as a jar would, and runs the tutorial's commands.
class OwnStepTutorialTest {
  private static final Path TUTORIAL = Path.of("../docs/tutorial/write-your-own-step.md");
  private static final Pattern WORDS = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir
  Path folder;

  @Test
  void theExampleCompilesAndItsCommandsWork() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[]{compiled().toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      List<Cli.Call> calls = new ArrayList<>();
      for (String command : blocks("sh").getFirst().lines().toList()) {
        calls.add(new Cli(folder).run(arguments(command)).succeeds());
      }
      assertThat(calls.get(0).out()).contains("lyrics: count_words -> pick_favorite");
      assertThat(folder.resolve("favorite.txt")).hasContent("we");
      assertThat(folder.resolve("counted/csv.csv")).hasContent("la,2\nland,1");
      assertThat(
          new Cli(folder).run(arguments(blocks("sh").getFirst().lines().toList().get(1))).succeeds().out())
          .contains("pick_favorite: cached");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private Path compiled() throws IOException {
    Path source = folder.resolve("src/Lyrics.java");
    Path classes = folder.resolve("classes");
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.createDirectories(source.resolveSibling(""));
    Files.writeString(source, String.join("\n", blocks("java")));
    Files.writeString(services.resolve("songstroke.pipeline.Pipeline$Provider"), "Lyrics\n");
    int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp",
        System.getProperty("java.class.path"), "-d", classes.toString(), source.toString());
    assertThat(failed).isZero();
    return classes;
  }

  /// The words of a command, with the files it names in the test's folder.
  private String[] arguments(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORDS.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    int out = words.indexOf("--out");
    if (out >= 0) {
      words.set(out + 1, folder.resolve(words.get(out + 1)).toString());
    }
    return Arrays.copyOfRange(words.toArray(String[]::new), 1, words.size());
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(TUTORIAL));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }
}
