package songstroke.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Writes a value as a file's bytes and reads it back. Equal values give equal bytes: no times of writing, no
/// unordered maps, no dependence on the machine's language.
///
/// Implementations keep no state. Streams are closed by the caller.
public interface Materializer<T> {
  /// Changes whenever the bytes for some value change, so that earlier results are made again.
  int version();

  void write(T value, OutputStream out) throws IOException;

  /// Reads what [#write] wrote.
  ///
  /// @throws IOException when the bytes are not of this format, naming the place
  T read(InputStream in) throws IOException;

  /// Bytes as they are: images.
  static Materializer<byte[]> bytes() {
    return new Materializer<>() {
      @Override
      public int version() {
        return 1;
      }

      @Override
      public void write(byte[] value, OutputStream out) throws IOException {
        out.write(value);
      }

      @Override
      public byte[] read(InputStream in) throws IOException {
        return in.readAllBytes();
      }
    };
  }

  /// Text in UTF-8: SVG, Markdown.
  static Materializer<String> text() {
    return new Materializer<>() {
      @Override
      public int version() {
        return 1;
      }

      @Override
      public void write(String value, OutputStream out) throws IOException {
        out.write(value.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public String read(InputStream in) throws IOException {
        try {
          return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
        } catch (CharacterCodingException e) {
          throw new IOException("not text in UTF-8", e);
        }
      }
    };
  }
}
