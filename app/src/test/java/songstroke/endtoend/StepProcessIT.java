package songstroke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.Hashes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Each step of `correlation` in a process of its own, as another engine would call it.
class StepProcessIT {
  @TempDir
  Path folder;

  @Test
  void stepsInProcessesOfTheirOwnMakeTheSameArtifactsAsARun() throws Exception {
    call("pipeline", "run", "demo");
    JsonNode run = JsonMapper.shared().readTree(call("pipeline", "show", "last", "--json"));
    Map<String, Path> made = new HashMap<>();
    for (String port : List.of("segments", "short_pause", "long_pause", "pace")) {
      Path file = folder.resolve(port);
      call("artifact", "export", "collect_and_track." + port, "--out", file.toString());
      made.put(port, file);
    }
    Map<String, JsonNode> known = new HashMap<>();
    outputs(run, "collect_and_track").forEach((port, artifact) -> known.put(port, artifact));

    for (String step : List.of("enrich", "analyze", "visualize")) {
      Path in = inputFolder(step, known, made);
      Path out = folder.resolve(step + "-out");
      call("step", "run", step, "--run-id", "r1", "--in", in.toString(), "--out", out.toString());

      JsonNode manifest = JsonMapper.shared().readTree(Files.readString(out.resolve("manifest.json")));
      Map<String, String> hashes = new HashMap<>();
      manifest.path("artifacts").properties().forEach(entry -> {
        hashes.put(entry.getKey(), entry.getValue().path("sha256").asString());
        known.put(entry.getKey(), entry.getValue());
        made.put(entry.getKey(), out.resolve(entry.getValue().path("path").asString()));
      });
      Map<String, String> expected = new HashMap<>();
      outputs(run, step).forEach((port, artifact) -> expected.put(port, artifact.path("sha256").asString()));
      assertThat(hashes).as(step).isNotEmpty().isEqualTo(expected);
    }
  }

  @Test
  void aFinishedStepIsNotDoneAgain() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Path out = folder.resolve("out");
    Files.writeString(in.resolve("segments.csv"),
        """
            segment_id,session_id,seq,day,hour_local,min_in_session,active_ms,intervals,state,artist_id,track_id,genres
            s1,a,1,20000,10,0,60000,300,MUSIC,x,t,ambient
            """);
    ObjectNode manifest = JsonMapper.shared().createObjectNode();
    manifest.putObject("artifacts").putObject("segments").put("type", "segments/1")
        .put("path", "segments.csv").put("sha256", sha256(in.resolve("segments.csv")));
    Files.writeString(in.resolve("manifest.json"), manifest.toString());
    String[] step = {"step", "run", "analyze", "--run-id", "r1", "--in", in.toString(), "--out",
      out.toString()};

    call(step);
    Files.writeString(out.resolve("report.json"), "left as it is");
    call(step);

    assertThat(out.resolve("report.json")).hasContent("left as it is");
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Hashes.sha256();
    digest.update(Files.readAllBytes(file));
    return Hashes.hex(digest);
  }

  private Path inputFolder(String step, Map<String, JsonNode> known, Map<String, Path> made)
      throws IOException {
    Path in = Files.createDirectories(folder.resolve(step + "-in"));
    ObjectNode manifest = JsonMapper.shared().createObjectNode();
    ObjectNode artifacts = manifest.putObject("artifacts");
    for (Map.Entry<String, Path> input : made.entrySet()) {
      Files.copy(input.getValue(), in.resolve(input.getKey()));
      JsonNode artifact = known.getOrDefault(input.getKey(), manifest);
      artifacts.putObject(input.getKey()).put("type", artifact.path("type").asString())
          .put("path", input.getKey()).put("sha256", artifact.path("sha256").asString());
    }
    Files.writeString(in.resolve("manifest.json"), manifest.toString());
    return in;
  }

  private static Map<String, JsonNode> outputs(JsonNode run, String step) {
    Map<String, JsonNode> outputs = new HashMap<>();
    run.path("steps").forEach(one -> {
      if (one.path("step").asString().equals(step)) {
        one.path("outputs").properties().forEach(entry -> outputs.put(entry.getKey(), entry.getValue()));
      }
    });
    return outputs;
  }

  private String call(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("--plain"));
    all.addAll(List.of(arguments));
    try (Program program = Program.start(folder, Map.of(), all.toArray(String[]::new))) {
      int exitCode = program.awaitEnd();
      assertThat(exitCode).as(program.output()).isZero();
      return program.output();
    }
  }
}
