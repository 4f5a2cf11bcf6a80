package songstroke.pipeline;

import java.util.regex.Pattern;

/// A stored value, known by the hash of its bytes.
///
/// @param name   step and output, such as `analyze.report`
/// @param type   name and version of its type, such as `report/1`
/// @param sha256 of the bytes, 64 lower-case hexadecimal digits
/// @param bytes  their number
public record Artifact(String name, String type, String sha256, long bytes) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public Artifact {
    if (!SHA256.matcher(sha256).matches() || bytes < 0) {
      throw new IllegalArgumentException("Not an artifact: " + name + " " + sha256 + " " + bytes);
    }
  }
}
