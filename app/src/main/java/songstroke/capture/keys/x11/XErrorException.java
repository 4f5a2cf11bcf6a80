package songstroke.capture.keys.x11;

import java.io.IOException;

/// The X server could not do what a request asked for.
final class XErrorException extends IOException {
  private static final long serialVersionUID = 1L;

  XErrorException(int code, int opcode, int minor) {
    super("X error " + code + " in answer to request " + opcode + "." + minor);
  }
}
