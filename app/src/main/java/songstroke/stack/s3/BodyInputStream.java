package songstroke.stack.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import software.amazon.awssdk.core.exception.SdkException;

/// The bytes of an answer as they arrive. Says so when the connection breaks off, which is not the artifact's damage.
final class BodyInputStream extends FilterInputStream {
  private final S3Place place;
  private final String uri;
  private long left;

  /// Reads an answer.
  ///
  /// @param length how many bytes were promised
  BodyInputStream(InputStream in, S3Place place, String uri, long length) {
    super(in);
    this.place = place;
    this.uri = uri;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(into, offset, length);
    } catch (IOException | SdkException e) {
      throw S3Trouble.brokenOff(place, uri, e);
    }
    if (count < 0 && left > 0) {
      throw S3Trouble.brokenOff(place, uri, new IOException(left + " bytes were still to come"));
    }
    left -= Math.max(count, 0);
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
