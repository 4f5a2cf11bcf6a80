package songstroke.capture.keys.x11;

import java.io.IOException;

/// The X server answered and does not let us in; the message is the server's own.
final class XRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  XRefusedException(String reason) {
    super(reason);
  }
}
