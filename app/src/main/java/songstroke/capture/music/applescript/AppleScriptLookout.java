package songstroke.capture.music.applescript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.Programs;
import songstroke.capture.music.SourcePriority;
import songstroke.capture.music.polled.Look;
import songstroke.capture.music.polled.Lookout;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// Asks Spotify and Music on macOS by `osascript`.
///
/// AppleScript starts a program that it talks to, so a player is asked only while `pgrep` sees it, and the script looks
/// again. A player that the person has forbidden us to ask (error -1743) is not asked again until the source is started
/// again: each question could open the same window again.
public final class AppleScriptLookout implements Lookout {
  /// The name by which the person chooses it.
  public static final String NAME = "applescript";
  public static final SourcePriority STANDING = SourcePriority.ofThisMachine(3, Duration.ofSeconds(4));
  /// Between two looks.
  public static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final List<String> PLAYERS = List.of("Spotify", "Music");
  private static final String FORBIDDEN = "(-1743)";
  private static final List<String> GONE = List.of("(-600)", "(-609)");
  private static final Duration SHORT = Duration.ofSeconds(3);
  /// The first question may open a window that asks the person's permission, and waits for the answer.
  private static final Duration PERMISSION = Duration.ofSeconds(60);

  private final Map<String, String> environment;
  private final Clocks clocks;
  private final Set<String> forbidden = new HashSet<>();
  private final Set<String> answered = new HashSet<>();

  /// What one player said: a playback, or trouble, or nothing because it is not running.
  private sealed interface Word {
    record Said(Playback playback) implements Word {}

    record NotSaid(String why, String remedy) implements Word {}

    record NotThere() implements Word {}
  }

  public AppleScriptLookout(Map<String, String> environment, Clocks clocks) {
    this.environment = Map.copyOf(environment);
    this.clocks = clocks;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SourcePriority priority() {
    return STANDING;
  }

  @Override
  public String place() {
    return "Spotify and Music by AppleScript (not verified on a real machine)";
  }

  @Override
  public void require() throws SourceUnavailableException {
    program("osascript");
    program("pgrep");
  }

  @Override
  public synchronized Look look() {
    long before = clocks.monotonicNanos();
    List<Playback> said = new ArrayList<>();
    List<Look.Trouble> troubles = new ArrayList<>();
    for (String player : PLAYERS) {
      switch (ask(player)) {
        case Word.Said word -> said.add(word.playback());
        case Word.NotSaid not ->
          troubles.add(new Look.Trouble(before, not.why(), not.remedy(), Duration.ZERO));
        case Word.NotThere _ -> {
        }
      }
    }
    long middle = before + (clocks.monotonicNanos() - before) / 2;
    List<Playback> playing = said.stream().filter(Playback.Playing.class::isInstance).toList();
    if (playing.size() > 1) {
      return new Look.Seen(new Playback.Unknown("two players at once: Music and Spotify"), middle);
    }
    if (playing.isEmpty() && !troubles.isEmpty()) {
      return troubles.getFirst();
    }
    return new Look.Seen(loudest(said), middle);
  }

  private static Playback loudest(List<Playback> said) {
    List<Predicate<Playback>> order = List.of(Playback.Playing.class::isInstance,
        Playback.Unknown.class::isInstance,
        Playback.Muted.class::isInstance, Playback.Paused.class::isInstance);
    for (Predicate<Playback> kind : order) {
      Optional<Playback> first = said.stream().filter(kind).findFirst();
      if (first.isPresent()) {
        return first.get();
      }
    }
    return new Playback.Stopped();
  }

  private Word ask(String player) {
    try {
      if (Programs.run(program("pgrep"), SHORT, "-x", player).exitCode() != 0) {
        return new Word.NotThere();
      }
      if (forbidden.contains(player)) {
        return forbidden(player);
      }
      Duration limit = answered.contains(player) ? SHORT : PERMISSION;
      return word(player, Programs.run(program("osascript"), limit, "-e", script(player)));
    } catch (IOException e) {
      return new Word.NotSaid("osascript cannot be run: " + e.getMessage(), "");
    } catch (SourceUnavailableException e) {
      return new Word.NotSaid(e.what(), e.remedy());
    }
  }

  private Word word(String player, Programs.Ran ran) {
    if (ran.isLate()) {
      return new Word.NotSaid(player + " does not answer",
          "answer the window that asks for permission, if there is one");
    }
    if (ran.exitCode() == 0) {
      answered.add(player);
      return new Word.Said(new PlayerWords(player, ran.out()).playback());
    }
    if (ran.err().contains(FORBIDDEN)) {
      forbidden.add(player);
      return forbidden(player);
    }
    if (GONE.stream().anyMatch(ran.err()::contains)) {
      return new Word.NotThere();
    }
    return new Word.NotSaid(player + " cannot be asked: " + ran.err().strip().replaceAll("\\s*\\R\\s*", " "),
        "");
  }

  private static Word forbidden(String player) {
    return new Word.NotSaid("macOS does not let this program ask " + player,
        "allow it in System Settings > Privacy & Security > Automation, then begin again");
  }

  private Path program(String name) throws SourceUnavailableException {
    return Programs.find(environment, name)
        .orElseThrow(() -> new SourceUnavailableException(Problem.UNAVAILABLE,
            NAME, "there is no " + name + " here", "this source is for macOS, use --music auto"));
  }

  /// The question to one player.
  static String script(String player) {
    String file = "now-playing-" + player + ".applescript";
    try (InputStream script = AppleScriptLookout.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(script, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
