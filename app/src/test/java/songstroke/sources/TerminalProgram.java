package songstroke.sources;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import songstroke.capture.SourceHealth;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.keys.KeySource;
import songstroke.timeline.Clocks;

/// A program for tests: listens in its own terminal, prints a line for each press, and goes on until it is ended.
public final class TerminalProgram {
  private TerminalProgram() {}

  public static void main(String[] args) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var sources = new KeySources(Map.of("TERM", "xterm"), Clocks.system(), false,
        OutputStream.nullOutputStream());
    var forever = new CountDownLatch(1);
    try (KeySource source = sources.start("auto", new KeyListener() {
      @Override
      public void pressed(KeyDown down) {
        out.println("heard " + down.keyClass());
      }

      @Override
      public void released(long sequence, long nanos) {
        out.println("released");
      }

      @Override
      public void health(SourceHealth health) {
        out.println("listening " + health);
      }
    })) {
      out.println("source " + source.name());
      forever.await();
    }
  }
}
