package songstroke.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import songstroke.file.WholeFile;
import songstroke.pipeline.Artifact;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.CacheKey;
import songstroke.pipeline.Parameters;
import songstroke.pipeline.Port;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepFailedException;
import songstroke.problem.Problem;
import songstroke.secret.SecretStore;
import songstroke.timeline.Clocks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Runs one step for another engine: files in, files out, with a manifest for each side. The step's artifacts have the
/// same hashes as in a run of this program.
///
/// The manifest of the output is written last and in one move, so without it the step has not finished.
public final class StepProcess {
  private static final String MANIFEST = "manifest.json";

  private final Clocks clocks;
  private final SecretStore secrets;
  private final Consumer<String> log;

  /// What is asked for.
  ///
  /// @param in         the folder of the inputs; need not exist when the step has none
  /// @param out        the folder for the outputs
  /// @param parameters what was set
  public record Request(String runId, Path in, Path out, Map<String, String> parameters, int attempt) {}

  /// Ready to run steps.
  ///
  /// @param log takes each line of a step's log
  public StepProcess(Clocks clocks, SecretStore secrets, Consumer<String> log) {
    this.clocks = clocks;
    this.secrets = secrets;
    this.log = log;
  }

  /// Runs the step, or finds that this was done before.
  ///
  /// @return the output's manifest
  /// @throws StepFailedException when an input is missing or not what it should be
  /// @throws Exception           whatever the step fails with, without secrets in its message
  public <I extends Record, O extends Record> ObjectNode run(Step<I, O> step, Request request)
      throws Exception {
    Parameters parameters = Parameters.of(step.parameters(), request.parameters());
    Map<String, Path> files = new LinkedHashMap<>();
    Map<String, Artifact> inputs = inputs(step, request.in(), files);
    String key = CacheKey.of(step, parameters, inputs).orElse("");
    Optional<ObjectNode> done = finished(step.id(), request, key);
    if (done.isPresent()) {
      return done.get();
    }
    Instant started = clocks.wall();
    Files.createDirectories(request.out());
    Files.deleteIfExists(request.out().resolve(MANIFEST));
    Path work = request.out().resolve(".work");
    var store = new FileInputs(files, new LocalArtifactStore(work));
    requireWhole(inputs, store);
    var context = new AttemptContext(request.runId(), request.attempt(), parameters, secrets, log);
    Map<String, Artifact> made = attempt(step, inputs, store, context);
    ObjectNode manifest = JsonMapper.shared().createObjectNode();
    ObjectNode artifacts = manifest.putObject("artifacts");
    for (Port<O, ?> port : step.output().ports()) {
      Artifact artifact = made.get(port.name());
      if (artifact != null) {
        String file = port.name() + "." + port.type().extension();
        write(request.out().resolve(file), out -> Files.copy(Path.of(store.uri(artifact.sha256())), out));
        artifacts.putObject(port.name()).put("type", artifact.type()).put("path", file)
            .put("sha256", artifact.sha256()).put("bytes", artifact.bytes());
      }
    }
    manifest.put("step", step.id()).put("run_id", request.runId()).put("started", started.toString())
        .put("ended", clocks.wall().toString()).put("cache_key", key);
    ObjectNode metadata = manifest.putObject("metadata");
    context.notes().forEach(metadata::put);
    deleteTree(work);
    write(request.out().resolve(MANIFEST),
        out -> out.write((manifest.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8)));
    return manifest;
  }

  private static <I extends Record, O extends Record> Map<String, Artifact> attempt(Step<I, O> step,
      Map<String, Artifact> inputs, ArtifactStore store, AttemptContext context) throws Exception {
    try {
      return new Attempt(store, context, new Decoded()).run(step, inputs);
    } catch (StepFailedException e) {
      throw new StepFailedException(e.problem(), context.blot(StepFailedException.messageOf(e)), e);
    } catch (RuntimeException e) {
      throw new StepFailedException(Problem.DEFECT,
          context.blot(StepFailedException.messageOf(e)), e);
    } catch (IOException e) {
      throw new StepFailedException(Problem.TEMPORARY,
          context.blot(StepFailedException.messageOf(e)), e);
    }
  }

  /// The artifacts that the input's manifest names, one for each port of the step.
  private static Map<String, Artifact> inputs(Step<?, ?> step, Path in, Map<String, Path> files)
      throws IOException, StepFailedException {
    Map<String, Artifact> inputs = new LinkedHashMap<>();
    if (step.input().ports().isEmpty()) {
      return inputs;
    }
    JsonNode named = manifest(in).orElseThrow(
        () -> new StepFailedException(Problem.NO_INPUT,
            in.resolve(MANIFEST) + ": there is no such file"))
        .path("artifacts");
    for (Port<?, ?> port : step.input().ports()) {
      JsonNode entry = named.path(port.name());
      if (entry.isMissingNode() && port.absent().isPresent()) {
        continue;
      }
      Path file = in.resolve(entry.path("path").asString(""));
      if (entry.isMissingNode() || !Files.isRegularFile(file)) {
        throw new StepFailedException(Problem.NO_INPUT,
            in.resolve(MANIFEST) + ": the input '" + port.name() + "' of the step " + step.id()
                + " is missing");
      }
      if (!entry.path("type").asString("").equals(port.type().id())) {
        throw new StepFailedException(Problem.BAD_DATA,
            in.resolve(MANIFEST) + ": the input '"
                + port.name() + "' is " + entry.path("type").asString("") + "; the step takes "
                + port.type().id());
      }
      String sha256 = entry.path("sha256").asString("");
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new StepFailedException(Problem.BAD_DATA,
            in.resolve(MANIFEST) + ": the input '" + port.name() + "' has no sha256");
      }
      inputs.put(port.name(), new Artifact(port.name(), port.type().id(), sha256, Files.size(file)));
      files.put(sha256, file);
    }
    return inputs;
  }

  private static void requireWhole(Map<String, Artifact> inputs, ArtifactStore store)
      throws IOException, StepFailedException {
    for (Artifact input : inputs.values()) {
      if (store.check(input.sha256()) != ArtifactStore.Condition.WHOLE) {
        throw new StepFailedException(Problem.BAD_DATA,
            store.uri(input.sha256()) + ": its bytes do not have the hash that the manifest names");
      }
    }
  }

  private static Optional<ObjectNode> finished(String step, Request request, String key)
      throws IOException, StepFailedException {
    return manifest(request.out()).filter(manifest -> !key.isEmpty()
        && manifest.path("step").asString("").equals(step)
        && manifest.path("run_id").asString("").equals(request.runId())
        && manifest.path("cache_key").asString("").equals(key));
  }

  private static Optional<ObjectNode> manifest(Path folder) throws IOException, StepFailedException {
    Path file = folder.resolve(MANIFEST);
    try {
      return JsonMapper.shared().readTree(Files.readString(file)) instanceof ObjectNode json
          ? Optional.of(json)
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw new StepFailedException(Problem.BAD_DATA, file + ": " + e.getOriginalMessage(),
          e);
    }
  }

  /// The engine's next step may run as another user, so the umask decides who can read.
  private static void write(Path target, WholeFile.Content content) throws IOException {
    try (WholeFile file = WholeFile.shared(target)) {
      content.writeTo(file.out());
      file.moveTo(target);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
