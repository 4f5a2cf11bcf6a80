package songstroke.stack;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import songstroke.secret.Secret;

/// A stream that refuses to pass on a secret, so that none gets into an artifact.
final class SecretGuard extends FilterOutputStream {
  private final List<Search> searches;

  /// A secret was about to be written.
  static final class SecretFoundException extends IOException {
    private static final long serialVersionUID = 1L;

    SecretFoundException() {
      super("a secret was about to be written");
    }
  }

  SecretGuard(OutputStream out, List<Secret> secrets) {
    super(out);
    this.searches = secrets.stream().map(Search::new).toList();
  }

  @Override
  public void write(int value) throws IOException {
    boolean found = false;
    for (Search search : searches) {
      found |= search.next((byte) value);
    }
    if (found) {
      throw new SecretFoundException();
    }
    out.write(value);
  }

  /// Looks for one secret, byte by byte (Knuth, Morris, Pratt).
  private static final class Search {
    private final byte[] wanted;
    private final int[] fallback;
    private int matched;

    Search(Secret secret) {
      wanted = secret.reveal().getBytes(StandardCharsets.UTF_8);
      fallback = new int[wanted.length];
      for (int i = 1, k = 0; i < wanted.length; i++) {
        while (k > 0 && wanted[i] != wanted[k]) {
          k = fallback[k - 1];
        }
        if (wanted[i] == wanted[k]) {
          k++;
        }
        fallback[i] = k;
      }
    }

    boolean next(byte value) {
      while (matched > 0 && wanted[matched] != value) {
        matched = fallback[matched - 1];
      }
      if (wanted[matched] == value) {
        matched++;
      }
      if (matched < wanted.length) {
        return false;
      }
      matched = fallback[matched - 1];
      return true;
    }
  }
}
