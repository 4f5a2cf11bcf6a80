package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Steps as another engine calls them: each in a process of its own, with nothing but folders between them.
class StepProcessTest {
  private static final String KEY = "hunter2-signing-key";

  @TempDir
  Path folder;

  /// What a process gave.
  private record Ended(int exitCode, String out, String err) {}

  @Test
  void eachStepInItsOwnProcessMakesTheArtifactsOfTheRunInOne() throws Exception {
    JsonNode run = json("pipeline", "run", "words", "--param", "word=typing", "--param", "times=2");
    Path in = folder.resolve("nothing");
    for (JsonNode step : run.path("steps")) {
      String id = step.path("step").asString();
      Path out = folder.resolve(id);
      List<String> parameters = switch (id) {
        case "write" -> List.of("--param", "word=typing");
        case "shout" -> List.of("--param", "times=2");
        default -> List.of();
      };
      Ended ended = step(id, in, out, parameters, Map.of());
      assertThat(ended.exitCode()).as(ended.err()).isZero();
      assertThat(ended.out().lines()).as("one line").hasSize(1);
      assertThat(hashes(manifest(out).path("artifacts"))).isEqualTo(hashes(step.path("outputs")));
      assertThat(manifest(out).path("cache_key")).isEqualTo(step.path("cache_key"));
      in = out;
    }
  }

  @Test
  void aSecretComesByNameOrByTheFileThatIsNamed() throws Exception {
    new Cli(folder).typing(KEY + "\n").run("secret", "set", "sign.key").succeeds();
    JsonNode signed = json("pipeline", "run", "signed").path("steps").get(1).path("outputs");
    Path written = folder.resolve("written");
    assertThat(step("write", folder.resolve("nothing"), written, List.of(), Map.of()).exitCode()).isZero();

    Ended named = step("sign", written, folder.resolve("named"), List.of(), Map.of("SIGN_KEY", KEY));
    Path file = Files.writeString(folder.resolve("mounted"), KEY + "\n");
    Ended mounted = step("sign", written, folder.resolve("filed"), List.of(),
        Map.of("SIGN_KEY_FILE", file.toString(), "SIGN_KEY", "not this one"));
    for (Ended ended : List.of(named, mounted)) {
      assertThat(ended.exitCode()).as(ended.err()).isZero();
      assertThat(ended.out() + ended.err()).contains("signing with ***").doesNotContain(KEY);
    }
    for (Path out : List.of(folder.resolve("named"), folder.resolve("filed"))) {
      assertThat(hashes(manifest(out).path("artifacts"))).isEqualTo(hashes(signed));
      try (Stream<Path> files = Files.walk(out)) {
        for (Path made : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(made)).doesNotContain(KEY);
        }
      }
    }
    Ended without = step("sign", written, folder.resolve("without"), List.of(), Map.of());
    assertThat(without.exitCode()).isEqualTo(Problem.CONFIGURATION.exitCode());
    assertThat(without.err()).contains("the secret 'sign.key' is missing");
    assertThat(folder.resolve("without/manifest.json")).doesNotExist();
  }

  private Ended step(String id, Path in, Path out, List<String> parameters, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "step", "run",
        id,
        "--run-id", "engine-1", "--in", in.toString(), "--out", out.toString()));
    command.addAll(parameters);
    Path err = folder.resolve("err.txt");
    var builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), text, Files.readString(err));
  }

  private static JsonNode manifest(Path out) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(out.resolve("manifest.json")));
  }

  private static List<String> hashes(JsonNode artifacts) {
    return artifacts.propertyStream()
        .map(entry -> entry.getKey() + " " + entry.getValue().path("type").asString()
            + " " + entry.getValue().path("sha256").asString())
        .toList();
  }

  private JsonNode json(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    return JsonMapper.shared().readTree(new Cli(folder).run(all).succeeds().out());
  }
}
