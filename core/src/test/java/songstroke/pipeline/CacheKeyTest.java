package songstroke.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.WordSteps.Line;

class CacheKeyTest {
  private static final WordSteps.Shout SHOUT = new WordSteps.Shout();

  @Test
  void theSameWorkHasTheSameKey() {
    assertThat(key("1", "a")).isEqualTo(key("1", "a")).hasSize(64);
  }

  @Test
  void anotherParameterInputOrCodeIsOtherWork() {
    assertThat(key("1", "a")).isNotEqualTo(key("2", "a")).isNotEqualTo(key("1", "b"));
    assertThat(CacheKey.of(SHOUT, "code 1", parameters("1"), input("a", "text/1")))
        .isNotEqualTo(CacheKey.of(SHOUT, "code 2", parameters("1"), input("a", "text/1")))
        .isNotEqualTo(CacheKey.of(SHOUT, "code 1", parameters("1"), input("a", "text/2")));
  }

  @Test
  void anotherMaterializerVersionIsOtherWork() {
    var newer = new WordSteps.Shout() {
      @Override
      public Shape<Line> output() {
        var type = new ArtifactType<>("text", 1, "txt", new NewerText());
        return Shape.of(new Port<>("text", type, Line::text), Line::new);
      }
    };
    assertThat(CacheKey.of(newer, "code", parameters("1"), input("a", "text/1")))
        .isNotEqualTo(CacheKey.of(SHOUT, "code", parameters("1"), input("a", "text/1")));
  }

  @Test
  void aParameterOfAnotherStepDoesNotMatter() {
    Parameters all = Parameters.of(WordSteps.pipeline().parameters(), Map.of("word", "other"));
    assertThat(CacheKey.of(SHOUT, all, input("a", "text/1")))
        .isEqualTo(CacheKey.of(SHOUT, parameters("1"), input("a", "text/1")));
  }

  @Test
  void theKeyOfAStepThatIsNeverCachedLeavesItsCodeOut() {
    var recorder = new WordSteps.Write() {
      @Override
      public StepOptions options() {
        return StepOptions.standard().withoutCache();
      }
    };
    Parameters parameters = Parameters.of(recorder.parameters(), Map.of());
    assertThat(CacheKey.of(recorder, parameters, Map.of()))
        .contains(CacheKey.of(recorder, "", parameters, Map.of()));
  }

  @Test
  void changedCodeIsOtherWork(@TempDir Path folder) throws Exception {
    Optional<String> first = codeOf(folder.resolve("1"), "a");
    assertThat(first).isPresent().isEqualTo(codeOf(folder.resolve("2"), "a"));
    assertThat(codeOf(folder.resolve("3"), "b")).isPresent().isNotEqualTo(first);
  }

  private static final class NewerText implements Materializer<String> {
    @Override
    public int version() {
      return 2;
    }

    @Override
    public void write(String value, java.io.OutputStream out) throws IOException {
      Materializer.text().write(value, out);
    }

    @Override
    public String read(java.io.InputStream in) throws IOException {
      return Materializer.text().read(in);
    }
  }

  /// Compiles a step that gives this word, and hashes its code.
  private static Optional<String> codeOf(Path folder, String word) throws IOException {
    Path source = Files.createDirectories(folder.resolve("src")).resolve("Own.java");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Files.writeString(source, """
        public class Own extends songstroke.pipeline.WordSteps.Write {
          public songstroke.pipeline.WordSteps.Line run(songstroke.pipeline.Nothing input,
              songstroke.pipeline.StepContext context) {
            return new songstroke.pipeline.WordSteps.Line("%s");
          }
        }
        """.formatted(word));
    int failed = ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
    assertThat(failed).isZero();
    try (var loader = new URLClassLoader(new URL[]{classes.toUri().toURL()},
        CacheKeyTest.class.getClassLoader())) {
      return CodeHash.of((Step<?, ?>) loader.loadClass("Own").getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e instanceof InvocationTargetException wrapped ? wrapped.getCause() : e);
    }
  }

  private static String key(String times, String inputHash) {
    return CacheKey.of(SHOUT, parameters(times), input(inputHash, "text/1")).orElseThrow();
  }

  private static Parameters parameters(String times) {
    return Parameters.of(SHOUT.parameters(), Map.of("times", times));
  }

  private static Map<String, Artifact> input(String hash, String type) {
    return Map.of("text", new Artifact("write.text", type, hash.repeat(64), 5));
  }
}
