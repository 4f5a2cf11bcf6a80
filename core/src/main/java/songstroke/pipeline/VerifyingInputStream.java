package songstroke.pipeline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/// A stream that fails at its end, or when closed before, if its bytes do not have the expected hash. For artifact
/// stores.
public final class VerifyingInputStream extends FilterInputStream {
  private final MessageDigest digest = Hashes.sha256();
  private final String sha256;
  private final String place;
  private boolean ended;

  /// Guards a stream.
  ///
  /// @param place where the bytes are, for the message
  public VerifyingInputStream(InputStream in, String sha256, String place) {
    super(in);
    this.sha256 = sha256;
    this.place = place;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value < 0) {
      verify();
    } else {
      digest.update((byte) value);
    }
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = in.read(into, offset, length);
    if (count < 0) {
      verify();
    } else {
      digest.update(into, offset, count);
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 8192)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Reads the rest, so that what was read before is known to be right.
  @Override
  public void close() throws IOException {
    try {
      if (!ended) {
        transferTo(OutputStream.nullOutputStream());
      }
    } finally {
      in.close();
    }
  }

  private void verify() throws DamagedArtifactException {
    if (ended) {
      return;
    }
    ended = true;
    if (!Hashes.hex(digest).equals(sha256)) {
      throw new DamagedArtifactException(
          "the artifact " + place + " is damaged: its bytes are not those that were kept");
    }
  }
}
