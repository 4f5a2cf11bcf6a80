package songstroke.runs;

import java.util.Map;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs and artifacts as JSON, for `--json` and hooks. Times are ISO 8601 in UTC by the clock on the wall;
/// `millis` is a length by the monotonic clock.
public final class RunJson {
  private RunJson() {}

  public static ObjectNode run(RunRecord run) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("id", run.id())
        .put("pipeline", run.pipeline())
        .put("stack", run.stack()).put("state", run.state().code()).put("started", run.started().toString());
    run.ended().ifPresent(ended -> json.put("ended", ended.toString()));
    run.took().ifPresent(took -> json.put("millis", took.toMillis()));
    run.resumed().ifPresent(resumed -> json.put("resumed", resumed));
    if (run.state() instanceof RunState.Failed failed) {
      json.put("failed_step", failed.step()).put("failure", failed.message());
    }
    if (run.state() instanceof RunState.Skipped skipped) {
      json.put("reason", skipped.reason());
    }
    texts(json.putObject("parameters"), run.parameters());
    ArrayNode steps = json.putArray("steps");
    run.steps().forEach(step -> steps.add(step(step)));
    return json;
  }

  public static ObjectNode step(StepRecord step) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("step", step.step())
        .put("state", step.state().code())
        .put("attempts", step.attempts());
    switch (step.state()) {
      case StepState.Cached cached -> json.put("made_in", cached.run());
      case StepState.Failed failed ->
        json.put("failure", failed.message()).put("exit_code", failed.problem().exitCode());
      case StepState.Skipped skipped -> json.put("reason", skipped.reason());
      case StepState.Waiting _ -> {
      }
      case StepState.Running _ -> {
      }
      case StepState.Succeeded _ -> {
      }
      case StepState.Interrupted _ -> {
      }
    }
    step.started().ifPresent(started -> json.put("started", started.toString()));
    step.ended().ifPresent(ended -> json.put("ended", ended.toString()));
    step.took().ifPresent(took -> json.put("millis", took.toMillis()));
    step.cacheKey().ifPresent(key -> json.put("cache_key", key));
    ObjectNode inputs = json.putObject("inputs");
    step.inputs().forEach((port, artifact) -> inputs.set(port, artifact(artifact)));
    ObjectNode outputs = json.putObject("outputs");
    step.outputs().forEach((port, artifact) -> outputs.set(port, artifact(artifact)));
    texts(json.putObject("notes"), step.notes());
    return json;
  }

  public static ObjectNode artifact(ArtifactRecord artifact) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("id", artifact.id())
        .put("name", artifact.artifact().name()).put("version", artifact.version())
        .put("type", artifact.artifact().type()).put("sha256", artifact.artifact().sha256())
        .put("bytes", artifact.artifact().bytes());
    return json.put("run", artifact.run()).put("step", artifact.step()).put("stack", artifact.stack())
        .put("made", artifact.made().toString()).put("pruned", artifact.pruned());
  }

  private static void texts(ObjectNode json, Map<String, String> texts) {
    texts.forEach(json::put);
  }
}
