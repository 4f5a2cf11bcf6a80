package songstroke.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

import songstroke.timeline.AudioKind;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.RecordingWriter;
import songstroke.timeline.TimelineEvent;
import songstroke.timeline.Track;

/// Makes the recording that `songstroke demo` replays: an invented person at an invented desk over four weeks,
/// the same on every machine.
///
/// The person types 12 % faster to drum and bass, 8 % slower to chanson, and the same to everything else. Run
/// `main` with the file's path to write it again after a change here.
final class SampleRecording {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  private static final int SESSIONS = 20;
  private static final int ITEMS_A_SESSION = 9;
  private static final double BASE_WPM = 58;

  private final SplittableRandom random = new SplittableRandom(20260302);
  private final List<TimelineEvent> events = new ArrayList<>();
  private final List<Piece> pieces = List.of(
      new Piece("Low Tide", "Harbour Lights", 214, 0.00, "ambient"),
      new Piece("Snow on the Line", "Harbour Lights", 187, 0.00, "ambient"),
      new Piece("静かな朝", "北の灯", 203, 0.00, "ambient", "neoclassical"),
      new Piece("Amen Corner", "Junction 9", 176, 0.12, "drum and bass"),
      new Piece("Night Bus", "Junction 9", 192, 0.12, "drum and bass"),
      new Piece("Rollers", "Pylon", 181, 0.12, "drum and bass"),
      new Piece("Cardigan Weather", "Paper Boats", 168, 0.01, "lo-fi hip hop"),
      new Piece("Second Cup", "Paper Boats", 159, 0.01, "lo-fi hip hop"),
      new Piece("Rue des Lilas", "Odile Marchand", 198, -0.08, "chanson"),
      new Piece("Sans toi ce soir", "Odile Marchand", 171, -0.08, "chanson"),
      new Piece("Le quai", "Odile Marchand", 188, -0.08, "chanson"),
      new Piece("Iron Winter", "Gravemoss", 224, 0.00, "black metal"),
      new Piece("Ash Choir", "Gravemoss", 207, 0.00, "black metal"),
      new Piece("Untitled 4", "Somebody New", 190, 0.00));

  private long now;
  private double session;
  private long sessionStart;

  /// A track and what it does to this person's typing.
  private record Piece(NowPlaying item, long millis, double effect) {
    Piece(String title, String artist, int seconds, double effect, String... genres) {
      this(new NowPlaying(AudioKind.MUSIC, "mpv", new Track(Optional.empty(), title, List.of(artist), "",
          OptionalLong.of(seconds * 1000L), List.of(genres))), seconds * 1000L, effect);
    }
  }

  private SampleRecording() {}

  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  /// Writes the recording to a file.
  static void write(Path file) throws IOException {
    new SampleRecording().writeTo(file);
  }

  private void writeTo(Path file) throws IOException {
    for (int i = 0; i < SESSIONS; i++) {
      LocalDate day = FIRST_DAY.plusDays(i * 4L / 3);
      LocalTime hour = LocalTime.of(List.of(9, 14, 20).get(random.nextInt(3)), random.nextInt(50));
      long start = day.atTime(hour).atZone(ZONE).toInstant().toEpochMilli();
      if (i > 0) {
        events.add(new Mark(now, Mark.Kind.SUSPEND));
        events.add(new Mark(start, Mark.Kind.RESUME));
      }
      now = start;
      session(i);
    }
    events.add(new Mark(now, Mark.Kind.END));
    events.sort(Comparator.comparingLong(TimelineEvent::t));
    var header = new RecordingHeader(events.getFirst().t(), ZONE, "x11", "mpris");
    try (RecordingWriter writer = RecordingWriter.create(file, header)) {
      for (TimelineEvent event : events) {
        writer.write(event);
      }
    }
  }

  private void session(int number) {
    sessionStart = now;
    session = 0.05 * random.nextGaussian();
    silence(60_000 + random.nextInt(60_000));
    int genre = random.nextInt(pieces.size());
    for (int i = 0; i < ITEMS_A_SESSION; i++) {
      genre = random.nextInt(10) < 6 ? neighbor(genre) : random.nextInt(pieces.size());
      Piece piece = pieces.get(genre);
      switch ((number * ITEMS_A_SESSION + i) % 29) {
        case 3 -> play(piece, 0, 11_000);
        case 9 -> {
          play(piece, 0, piece.millis());
          play(piece, 0, piece.millis());
        }
        case 14 -> pausedFor(piece, 6_000);
        case 19 -> pausedFor(piece, 150_000);
        case 24 -> {
          advertisement();
          play(piece, 0, piece.millis());
        }
        case 6, 12, 22, 27 -> silence(150_000 + random.nextInt(90_000));
        default -> play(piece, 0, piece.millis());
      }
    }
    events.add(new PlaybackChange(now, new Playback.Stopped()));
    now += 20_000;
  }

  /// Another track of the same artist or one next to it, as playlists go.
  private int neighbor(int piece) {
    return Math.floorMod(piece + random.nextInt(3) - 1, pieces.size());
  }

  private void play(Piece piece, long from, long until) {
    events.add(new PlaybackChange(now, new Playback.Playing(piece.item(), OptionalLong.of(from))));
    type(until - from, piece.effect());
  }

  private void pausedFor(Piece piece, long millis) {
    long half = piece.millis() / 2;
    play(piece, 0, half);
    events.add(new PlaybackChange(now, new Playback.Paused(Optional.of(piece.item()))));
    type(millis, 0);
    play(piece, half, piece.millis());
  }

  private void advertisement() {
    var item = new NowPlaying(AudioKind.AD, "spotify",
        new Track(Optional.empty(), "Advertisement", List.of(), "", OptionalLong.of(30_000), List.of()));
    events.add(new PlaybackChange(now, new Playback.Playing(item, OptionalLong.of(0))));
    type(30_000, 0);
  }

  private void silence(long millis) {
    events.add(new PlaybackChange(now, new Playback.Stopped()));
    type(millis, 0);
  }

  /// Bursts of typing between pauses for thought, at this person's speed of the moment.
  private void type(long millis, double effect) {
    long end = now + millis;
    double minutes = (now - sessionStart) / 60_000.0;
    double wpm = BASE_WPM
        * StrictMath.exp(effect + session + 0.012 * StrictMath.log1p(minutes) + 0.06 * random.nextGaussian());
    double median = 12_000 / wpm * 0.86;
    double t = now + 1_500 + random.nextInt(4_000);
    while (t < end - 500) {
      int keys = 10 + random.nextInt(45);
      for (int k = 0; k < keys && t < end - 200; k++) {
        press(Math.round(t));
        t += Math.clamp(median * StrictMath.exp(0.42 * random.nextGaussian()), 28, 1_900);
      }
      t += 2_100 + random.nextInt(75_000);
    }
    now = end;
  }

  private void press(long t) {
    int dice = random.nextInt(100);
    KeyClass keyClass = dice < 73
        ? KeyClass.CHAR
        : dice < 90 ? KeyClass.SPACE : dice < 96 ? KeyClass.BACKSPACE : KeyClass.OTHER;
    int hold = (int) Math.clamp(96 + 24 * random.nextGaussian(), 35, 240);
    events.add(new KeyPress(t, keyClass, hold, false));
    if (keyClass == KeyClass.BACKSPACE && random.nextInt(40) == 0) {
      for (int i = 0; i < 4; i++) {
        events.add(new KeyPress(t + 1 + i, keyClass, KeyPress.UNKNOWN_HOLD, true));
      }
    }
  }
}
