package songstroke.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import songstroke.file.PrivateFiles;
import songstroke.pipeline.Artifact;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepState;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells other tools of a run: OpenLineage run events, one line each, in `RUN/openlineage.jsonl`.
///
/// The run and each of its steps is a job; a step's run names the whole run as its parent. A cached step is an
/// event as well, since its outputs are used. Run ids are UUIDs made from the run's and step's names. Formats:
/// OpenLineage 2-0-2, facets ParentRunFacet 1-2-0 and ErrorMessageRunFacet 1-0-1.
public final class LineageFile implements RunListener {
  static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
  private static final String FACETS = "https://openlineage.io/spec/facets/";
  private static final String PRODUCER = "urn:songstroke";
  private static final String NAMESPACE = "songstroke";

  private final Path folder;
  private final Map<String, String> pipelines = new HashMap<>();
  private final Map<String, Map<String, String>> parameters = new HashMap<>();

  /// Writes below a folder, in one folder per run.
  public LineageFile(Path folder) {
    this.folder = folder;
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> {
        pipelines.put(started.run(), started.pipeline());
        parameters.put(started.run(), started.parameters());
        append(event, of(event, "START", started.pipeline(), uuid(started.run())));
      }
      case RunEvent.StepStarted started -> {
        if (started.attempt() == 1) {
          ObjectNode json = ofStep(event, "START", started.step());
          artifacts(json.putArray("inputs"), started.inputs());
          append(event, json);
        }
      }
      case RunEvent.AttemptFailed _ -> {
      }
      case RunEvent.StepEnded ended -> append(event, ended(ended));
      case RunEvent.Logged _ -> {
      }
      case RunEvent.Warned _ -> {
      }
      case RunEvent.Ended ended -> append(event, ended(ended));
    }
  }

  private ObjectNode ended(RunEvent.StepEnded ended) {
    ObjectNode json = switch (ended.state()) {
      case StepState.Succeeded _ -> ofStep(ended, "COMPLETE", ended.step());
      case StepState.Cached _ -> ofStep(ended, "COMPLETE", ended.step());
      case StepState.Failed failed -> withError(ofStep(ended, "FAIL", ended.step()), failed.message());
      case StepState.Skipped _ -> ofStep(ended, "ABORT", ended.step());
      case StepState.Interrupted _ -> ofStep(ended, "ABORT", ended.step());
      case StepState.Waiting _ -> ofStep(ended, "OTHER", ended.step());
      case StepState.Running _ -> ofStep(ended, "RUNNING", ended.step());
    };
    artifacts(json.putArray("inputs"), ended.inputs());
    artifacts(json.putArray("outputs"), ended.outputs());
    return json;
  }

  private ObjectNode ended(RunEvent.Ended ended) {
    String pipeline = pipelines.getOrDefault(ended.run(), "unknown");
    return switch (ended.state()) {
      case RunState.Succeeded _ -> of(ended, "COMPLETE", pipeline, uuid(ended.run()));
      case RunState.Failed failed ->
        withError(of(ended, "FAIL", pipeline, uuid(ended.run())), failed.message());
      case RunState.Skipped _ -> of(ended, "ABORT", pipeline, uuid(ended.run()));
      case RunState.Interrupted _ -> of(ended, "ABORT", pipeline, uuid(ended.run()));
      case RunState.Running _ -> of(ended, "RUNNING", pipeline, uuid(ended.run()));
    };
  }

  private ObjectNode ofStep(RunEvent event, String type, String step) {
    String pipeline = pipelines.getOrDefault(event.run(), "unknown");
    ObjectNode json = of(event, type, pipeline + "." + step, uuid(event.run() + "/" + step));
    ObjectNode parent = facet((ObjectNode) json.path("run").path("facets"), "parent",
        FACETS + "1-2-0/ParentRunFacet.json#/$defs/ParentRunFacet");
    parent.putObject("run").put("runId", uuid(event.run()));
    parent.putObject("job").put("namespace", NAMESPACE).put("name", pipeline);
    return json;
  }

  private ObjectNode of(RunEvent event, String type, String job, String runId) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("eventType", type)
        .put("eventTime", event.at().toString()).put("producer", PRODUCER).put("schemaURL", SCHEMA);
    ObjectNode facets = json.putObject("run").put("runId", runId).putObject("facets");
    ObjectNode own = facet(facets, "songstroke_run", SCHEMA).put("run", event.run());
    ObjectNode texts = own.putObject("parameters");
    parameters.getOrDefault(event.run(), Map.of()).forEach(texts::put);
    json.putObject("job").put("namespace", NAMESPACE).put("name", job);
    return json;
  }

  private static ObjectNode withError(ObjectNode json, String message) {
    facet((ObjectNode) json.path("run").path("facets"), "errorMessage",
        FACETS + "1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet")
        .put("message", message).put("programmingLanguage", "JAVA");
    return json;
  }

  private static void artifacts(ArrayNode datasets, Map<String, Artifact> artifacts) {
    for (Artifact artifact : artifacts.values()) {
      ObjectNode facets = datasets.addObject().put("namespace", NAMESPACE).put("name", artifact.name())
          .putObject("facets");
      facet(facets, "songstroke_artifact", SCHEMA).put("type", artifact.type())
          .put("sha256", artifact.sha256())
          .put("bytes", artifact.bytes());
    }
  }

  private static ObjectNode facet(ObjectNode facets, String name, String schema) {
    return facets.putObject(name).put("_producer", PRODUCER).put("_schemaURL", schema);
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void append(RunEvent event, ObjectNode json) {
    Path file = folder.resolve(event.run()).resolve("openlineage.jsonl");
    try {
      Files.writeString(PrivateFiles.createFile(file), json + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": the run's OpenLineage events can no longer be written", e);
    }
  }
}
