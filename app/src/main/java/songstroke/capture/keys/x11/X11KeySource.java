package songstroke.capture.keys.x11;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.SourceThread;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.keys.KeyReporter;
import songstroke.capture.keys.KeySource;
import songstroke.capture.keys.PrivateMemory;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;

/// All keys typed on an X11 desktop, whichever window they go to; an [X11Session] at a time.
///
/// A server that goes away is tried again, at first soon and then every 5 s.
public final class X11KeySource implements KeySource {
  /// The name by which the person chooses it.
  public static final String NAME = "x11";
  private static final String OR_TERMINAL = "use --keys terminal";
  private static final long ANSWER_WITHIN_S = 5;
  private static final long FIRST_RETRY_MS = 100;
  private static final long LAST_RETRY_MS = 5_000;

  private final Map<String, String> env;
  private final Clocks clocks;
  private final boolean acceptSynthetic;
  private final SourceThread reader = new SourceThread("keys-x11");
  private final CompletableFuture<XDisplay> attached = new CompletableFuture<>();
  private volatile @Nullable XConnection connection;

  /// @param env             the variables that name the display and the cookie file
  /// @param acceptSynthetic whether keys injected by programs (the XTEST extension) count
  public X11KeySource(Map<String, String> env, Clocks clocks, boolean acceptSynthetic) {
    this.env = Map.copyOf(env);
    this.clocks = clocks;
    this.acceptSynthetic = acceptSynthetic;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start(KeyListener listener) throws SourceUnavailableException {
    PrivateMemory.close();
    if (Wayland.isSession(env)) {
      throw Wayland.refused("this is a Wayland session");
    }
    XDisplay display = display();
    reader.start(() -> run(display, new KeyReporter(listener)));
    try {
      attached.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      close();
      throw unavailable(display, e.getCause());
    } catch (TimeoutException _) {
      close();
      throw new SourceUnavailableException(Problem.UNAVAILABLE, NAME,
          "the X server of display " + display.text()
              + " does not answer within " + ANSWER_WITHIN_S + " s",
          "restart it, or " + OR_TERMINAL);
    } catch (InterruptedException _) {
      close();
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException(Problem.UNAVAILABLE, NAME, "interrupted while connecting",
          "try again");
    }
  }

  @Override
  public void close() {
    reader.announceClose();
    disconnect();
    reader.end();
  }

  private XDisplay display() throws SourceUnavailableException {
    String name = env.getOrDefault("DISPLAY", "");
    if (name.isEmpty()) {
      throw new SourceUnavailableException(Problem.UNAVAILABLE, NAME,
          "DISPLAY is not set, so there is no X server to listen to",
          "start in a desktop session, or " + OR_TERMINAL);
    }
    return XDisplay.parse(name).orElseThrow(() -> new SourceUnavailableException(Problem.UNAVAILABLE, NAME,
        "DISPLAY is '" + name + "', which names no X server", "set it to the like of ':0'"));
  }

  private void run(XDisplay display, KeyReporter reporter) {
    long retryMs = FIRST_RETRY_MS;
    while (!reader.isClosing()) {
      try (XConnection x = XConnection.to(display)) {
        connection = x;
        if (reader.isClosing()) {
          return;
        }
        x.connect(XAuthority.of(env).cookie(display));
        try (var session = new X11Session(x, display, clocks, acceptSynthetic, reporter)) {
          attached.complete(display);
          retryMs = FIRST_RETRY_MS;
          if (!reader.isClosing()) {
            reporter.health(new SourceHealth.Working("X display " + display.text()));
            session.listen();
          }
        }
      } catch (IOException | SourceUnavailableException e) {
        if (attached.completeExceptionally(e)) {
          return;
        }
        if (!reader.isClosing()) {
          reporter.health(interrupted(display, e));
        }
      }
      reader.pause(retryMs);
      retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
    }
  }

  private SourceHealth interrupted(XDisplay display, Exception e) {
    return switch (e) {
      case SourceUnavailableException unavailable ->
        new SourceHealth.Interrupted(unavailable.what(), unavailable.remedy());
      case XRefusedException _ -> new SourceHealth.Interrupted(
          "the X server on display " + display.text() + " rejected the connection: " + e.getMessage(),
          "check the cookie in " + XAuthority.of(env).file());
      default -> new SourceHealth.Interrupted("the X server of display " + display.text() + " is gone",
          "counting resumes when it is back");
    };
  }

  private SourceUnavailableException unavailable(XDisplay display, @Nullable Throwable cause) {
    Throwable e = cause == null ? new IOException("no answer") : cause;
    return switch (e) {
      case SourceUnavailableException unavailable -> unavailable;
      case XRefusedException refused -> refused(display, refused);
      case XErrorException error -> new SourceUnavailableException(Problem.NO_PERMISSION, NAME,
          "the X server of display "
              + display.text() + " does not let us listen to keys (" + error.getMessage() + ")",
          OR_TERMINAL, error);
      default -> new SourceUnavailableException(Problem.UNAVAILABLE, NAME, "no X server answers for display "
          + display.text() + " at " + display.place() + " (" + e.getMessage() + ")",
          "check DISPLAY, or " + OR_TERMINAL, e);
    };
  }

  private SourceUnavailableException refused(XDisplay display, XRefusedException e) {
    XAuthority authority = XAuthority.of(env);
    String fault = authority.cookie(display).isPresent() ? "holds a wrong cookie" : "holds no cookie";
    return new SourceUnavailableException(Problem.NO_PERMISSION, NAME,
        "the X server on display " + display.text() + " rejected the connection (" + e.getMessage() + ")",
        authority.file() + " " + fault + " for it, set XAUTHORITY to the right file", e);
  }

  private void disconnect() {
    XConnection open = connection;
    try {
      if (open != null) {
        open.disconnect();
      }
    } catch (IOException _) {
      // the socket is closed all the same
    }
  }
}
