package songstroke.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The name of a piece of work: two executions with the same key make the same artifacts.
///
/// It is the SHA-256 of the step's id, its code, its parameters, the types and hashes of its inputs, and the types
/// and materializers of its outputs. The key of a step that is never cached leaves the code out: it serves
/// only to find the step's own result again when its run is resumed, also with a newer version of the program.
public final class CacheKey {
  private CacheKey() {}

  /// The key of a step with these parameters and inputs.
  ///
  /// @param inputs by port name
  /// @return the key; empty when the code cannot be hashed, so that nothing may stand for this work
  public static <I extends Record, O extends Record> Optional<String> of(Step<I, O> step,
      Parameters parameters,
      Map<String, Artifact> inputs) {
    if (!step.options().cache()) {
      return Optional.of(of(step, "", parameters, inputs));
    }
    return CodeHash.of(step).map(code -> of(step, code, parameters, inputs));
  }

  static <I extends Record, O extends Record> String of(Step<I, O> step, String code, Parameters parameters,
      Map<String, Artifact> inputs) {
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("step", step.id());
    parts.put("code", code);
    parameters.only(step.parameters()).texts().forEach((name, text) -> parts.put("parameter " + name, text));
    inputs.forEach((port, artifact) -> parts.put("input " + port, artifact.type() + " " + artifact.sha256()));
    step.output().ports().forEach(port -> parts.put("output " + port.name(), described(port)));
    MessageDigest digest = Hashes.sha256();
    parts.forEach((name, value) -> {
      update(digest, name);
      update(digest, value);
    });
    return Hashes.hex(digest);
  }

  private static String described(Port<?, ?> port) {
    return port.type().id() + " " + port.type().materializer().version();
  }

  /// Length first, so that no two lists of texts run into the same bytes.
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
