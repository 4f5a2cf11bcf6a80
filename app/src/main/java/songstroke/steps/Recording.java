package songstroke.steps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a recording, wherever they are.
///
/// @param bytes gives them from the beginning each time
public record Recording(Bytes bytes) {
  /// Gives a stream that the caller closes.
  public interface Bytes {
    InputStream open() throws IOException;
  }

  /// A recording in a file, which must stay.
  static Recording in(Path file) {
    return new Recording(() -> Files.newInputStream(file));
  }

  static Recording of(byte[] bytes) {
    return new Recording(() -> new ByteArrayInputStream(bytes));
  }
}
