package songstroke.pipeline;

import java.util.regex.Pattern;

/// A kind of value that is kept as a file, with the version of the file's format.
///
/// Two types of the same name and version are the same; a change of the format that an earlier reader would
/// misunderstand is a new version.
///
/// @param name         lower case, such as `segments`
/// @param version      from 1
/// @param extension    of the file name, without the point
/// @param materializer writes and reads it
public record ArtifactType<T>(String name, int version, String extension, Materializer<T> materializer) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  public ArtifactType {
    if (!NAME.matcher(name).matches() || version < 1 || extension.isBlank()) {
      throw new IllegalArgumentException("Not an artifact type: " + name + "/" + version + " ." + extension);
    }
  }

  /// Name and version, such as `segments/1`.
  public String id() {
    return name + "/" + version;
  }
}
