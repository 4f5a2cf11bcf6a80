package songstroke.sources;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.capture.SourceHealth;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.keys.KeySource;
import songstroke.capture.keys.NoKeySource;
import songstroke.capture.keys.ReplayKeySource;
import songstroke.capture.keys.terminal.TerminalKeySource;
import songstroke.capture.keys.x11.X11KeySource;
import songstroke.timeline.Clocks;

/// The key sources, by the names under which a person chooses them.
public final class KeySources {
  /// The names, in the order in which they are explained.
  public static final List<String> NAMES = List.of("auto", "x11", "terminal", "replay:FILE", "none");

  private final Map<String, String> env;
  private final Clocks clocks;
  private final boolean acceptSynthetic;
  private final OutputStream echo;

  /// Whether a source works here.
  ///
  /// @param name   as the person writes it
  /// @param works  whether [#start] would have it
  /// @param detail what it hears, or why it cannot work here
  /// @param remedy what the person can do about it, empty when nothing is to be done
  public record Probe(String name, boolean works, String detail, String remedy) {}

  /// @param env             the environment variables
  /// @param acceptSynthetic whether keys injected by programs count
  /// @param echo            where the source `terminal` shows what is typed; not closed
  public KeySources(Map<String, String> env, Clocks clocks, boolean acceptSynthetic, OutputStream echo) {
    this.env = Map.copyOf(env);
    this.clocks = clocks;
    this.acceptSynthetic = acceptSynthetic;
    this.echo = echo;
  }

  /// Makes sure that a name means a source, whether it works here or not.
  ///
  /// @throws UnknownKeySourceException when it means nothing
  public static void requireKnown(String name) {
    if (!NAMES.contains(name)
        && (!name.startsWith(ReplayKeySource.PREFIX) || name.length() == ReplayKeySource.PREFIX.length())) {
      throw new UnknownKeySourceException(name);
    }
  }

  /// Starts the source of a name, which the caller closes.
  ///
  /// @throws UnknownKeySourceException  when the name means nothing
  /// @throws SourceUnavailableException when it cannot work here, or when `auto` finds none that does
  public KeySource start(String name, KeyListener listener) throws SourceUnavailableException {
    if (name.equals("auto")) {
      return startAny(listener);
    }
    KeySource source = switch (name) {
      case X11KeySource.NAME -> x11();
      case TerminalKeySource.NAME -> terminal("this terminal");
      case NoKeySource.NAME -> new NoKeySource();
      default -> replay(name);
    };
    source.start(listener);
    return source;
  }

  /// Tries each source without listening to it; an X server is asked, the terminal's settings stay as they are.
  public List<Probe> probe() {
    return List.of(probeX11(), probeTerminal(),
        new Probe("replay:FILE", true, "plays the key presses of a recording file", ""),
        new Probe(NoKeySource.NAME, true, "hears nothing", ""));
  }

  private KeySource startAny(KeyListener listener) throws SourceUnavailableException {
    KeySource x11 = x11();
    try {
      x11.start(listener);
      return x11;
    } catch (SourceUnavailableException e) {
      String why = e.source() + ": " + e.what();
      Optional<String> hindrance = TerminalKeySource.hindrance();
      if (hindrance.isPresent()) {
        throw new SourceUnavailableException(e.problem(), "auto", "no key source works here (" + why
            + "; terminal: " + hindrance.get() + ")", "try 'songstroke demo', which needs none", e);
      }
      KeySource terminal = terminal("this terminal only (" + why + ")");
      terminal.start(listener);
      return terminal;
    }
  }

  private KeySource x11() {
    return new X11KeySource(env, clocks, acceptSynthetic);
  }

  private KeySource terminal(String detail) {
    return new TerminalKeySource(TerminalKeySource.CONTROLLING, env, clocks, echo, detail);
  }

  private KeySource replay(String name) {
    requireKnown(name);
    return new ReplayKeySource(Path.of(name.substring(ReplayKeySource.PREFIX.length())), clocks);
  }

  private Probe probeX11() {
    try (KeySource source = x11()) {
      source.start(new Deaf());
      return new Probe(X11KeySource.NAME, true,
          "all keys typed on X display " + env.getOrDefault("DISPLAY", "") + (acceptSynthetic
              ? ", and those that programs inject"
              : ", without those that programs inject (remote desktops, on-screen keyboards); "
                  + "'keys.accept-synthetic=true' counts them"),
          "");
    } catch (SourceUnavailableException e) {
      return new Probe(X11KeySource.NAME, false, e.what(), e.remedy());
    }
  }

  private static Probe probeTerminal() {
    return TerminalKeySource.hindrance()
        .map(why -> new Probe(TerminalKeySource.NAME, false, why, TerminalKeySource.REMEDY))
        .orElseGet(() -> new Probe(TerminalKeySource.NAME, true, "what is typed into this terminal", ""));
  }

  /// Listens to nothing.
  private static final class Deaf implements KeyListener {
    @Override
    public void pressed(KeyDown down) {}

    @Override
    public void released(long sequence, long nanos) {}

    @Override
    public void health(SourceHealth health) {}
  }
}
