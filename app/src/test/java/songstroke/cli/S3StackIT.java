package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.problem.Problem;
import songstroke.stack.s3.S3Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs on a stack whose artifacts are in a bucket of a real S3 server.
@RealParts(RealPart.S3_SERVER)
class S3StackIT {
  private static final String SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCY";

  @TempDir
  Path folder;
  @TempDir
  Path serverFolder;

  @SuppressWarnings("NullAway") // set before each test
  private S3Server server;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void start() {
    server = S3Server.start(serverFolder);
    cli("stack", "register", "team", "--artifact-store", "s3", "--set",
        "artifact-store.endpoint=" + server.endpoint(), "--set", "artifact-store.bucket=" + S3Server.BUCKET,
        "--set", "artifact-store.prefix=typing").succeeds();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRunKeepsItsArtifactsInTheBucketAndTheSecretNowhere() throws IOException {
    keepAccessKey();
    JsonNode first = json("pipeline", "run", "words", "--stack", "team", "--param", "word=typing");
    assertThat(first.path("state").asString()).isEqualTo("succeeded");
    JsonNode second = json("pipeline", "run", "words", "--stack", "team", "--param", "word=typing");
    assertThat(second.path("steps").valueStream().map(step -> step.path("state").asString()))
        .containsExactly("cached", "cached", "cached");
    JsonNode shown = json("artifact", "show", "shout.text");
    assertThat(shown.path("condition").asString()).isEqualTo("whole");
    assertThat(shown.path("uri").asString()).startsWith("s3://" + S3Server.BUCKET + "/typing/");
    Path file = folder.resolve("shout.txt");
    cli("artifact", "export", "shout.text", "--out", file.toString()).succeeds();
    assertThat(file).hasContent("TYPING");
    assertThat(folder.resolve(".local/share/songstroke/artifacts")).doesNotExist();
    cli("pipeline", "logs", "last").succeeds();
    cli("stack", "describe", "team", "--json").succeeds();

    assertThat(String.join("\n", said)).doesNotContain(SECRET);
    for (Path written : written()) {
      boolean itsPlace = written.getFileName().toString().equals("secrets.json");
      assertThat(new String(Files.readAllBytes(written), StandardCharsets.ISO_8859_1).contains(SECRET))
          .as(written.toString()).isEqualTo(itsPlace);
    }
  }

  @Test
  void prunedArtifactsLeaveTheBucket() {
    keepAccessKey();
    for (String word : List.of("a", "b")) {
      json("pipeline", "run", "words", "--stack", "team", "--param", "word=" + word);
    }
    cli("artifact", "prune", "--keep", "1").succeeds();
    assertThat(json("artifact", "show", "shout.text@1").path("condition").asString()).isEqualTo("missing");
    assertThat(json("artifact", "show", "shout.text@2").path("condition").asString()).isEqualTo("whole");
  }

  @Test
  void aStoreThatCannotBeUsedFailsTheRunInASentenceAndTheRunIsResumed() {
    cli("pipeline", "run", "words", "--stack", "team").failsWith(Problem.CONFIGURATION,
        "the step write failed",
        "there is no access key for the S3 store at " + server.endpoint(),
        "songstroke secret set s3.access-key-id");
    assertThat(json("pipeline", "show", "last").path("state").asString()).isEqualTo("failed");
    keepAccessKey();
    assertThat(
        json("pipeline", "run", "words", "--stack", "team", "--resume", "last").path("state").asString())
        .isEqualTo("succeeded");
    server.close();
    cli("pipeline", "run", "words", "--stack", "team").failsWith(Problem.TEMPORARY, "the step write failed",
        server.endpoint() + " cannot be reached");
    cli("artifact", "show", "shout.text").failsWith(Problem.TEMPORARY, "cannot be reached");
  }

  private void keepAccessKey() {
    new Cli(folder).typing("someone\n").run("secret", "set", "s3.access-key-id", "--stack", "team")
        .succeeds();
    new Cli(folder).typing(SECRET + "\n").run("secret", "set", "s3.secret-access-key", "--stack", "team")
        .succeeds();
  }

  private List<Path> written() throws IOException {
    List<Path> written = new ArrayList<>();
    for (Path place : List.of(folder, serverFolder)) {
      try (Stream<Path> files = Files.walk(place)) {
        files.filter(Files::isRegularFile).forEach(written::add);
      }
    }
    return written;
  }

  private Cli.Call cli(String... arguments) {
    Cli.Call call = new Cli(folder).run(arguments);
    said.add(call.out() + call.err());
    return call;
  }

  private JsonNode json(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    return JsonMapper.shared().readTree(cli(all).succeeds().out());
  }
}
