package songstroke.capture.keys.x11;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import songstroke.RealPart;
import songstroke.RealParts;
import songstroke.capture.keys.KeySource;
import songstroke.capture.keys.KeySourceContract;
import songstroke.timeline.Clocks;

@RealParts(RealPart.XVFB)
public class X11KeySourceContractIT implements KeySourceContract {
  @TempDir
  Path folder;
  private Xvfb server;
  private XtestKeyboard keyboard;

  @BeforeEach
  void startServer() throws IOException {
    server = Xvfb.start(folder);
    keyboard = XtestKeyboard.connect(server.display(), server.cookie());
  }

  @AfterEach
  void stopServer() throws IOException {
    keyboard.close();
    server.close();
  }

  @Override
  public KeySource newSource() {
    return new X11KeySource(server.env(), Clocks.system(), true);
  }

  @Override
  public boolean typeAbc() throws IOException {
    keyboard.type("abc");
    return true;
  }
}
