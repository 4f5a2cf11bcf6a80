package songstroke.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

import songstroke.bench.Player.Change;
import songstroke.timeline.RecordingHeader;

/// Makes recordings of somebody who types to music for years, in sittings of about two hours: the same ones for the
/// same options, wherever it runs.
///
/// Presses are the same, and music changes at the same times, whatever the number of tracks is, if that number is a
/// multiple of [Player#LENGTHS].
public final class GenerateRecordings {
  private static final long START = 1_772_442_000_000L;
  private static final long MINUTE = 60_000;
  private static final int BUFFER = 1 << 18;

  private final Options options;
  private long start = START;
  private long bytes;
  private long others;

  private GenerateRecordings(Options options) {
    this.options = options;
  }

  /// @param folder  where they go, as `recording-1.jsonl` and so on
  /// @param presses how many there are in all of them together
  /// @param shuffle whether the order of a press's fields differs from line to line
  record Options(Path folder, long presses, int files, int tracks, long seed, boolean gzip,
      boolean shuffle) {

    static Options of(List<String> args) {
      if (args.size() < 2) {
        throw new IllegalArgumentException(
            "FOLDER PRESSES [--files=N] [--tracks=N] [--seed=N] [--gzip] [--shuffle]");
      }
      return new Options(Path.of(args.get(0)), Long.parseLong(args.get(1)), (int) number(args, "--files", 1),
          (int) number(args, "--tracks", 1500), number(args, "--seed", 1), args.contains("--gzip"),
          args.contains("--shuffle"));
    }

    private static long number(List<String> args, String name, long otherwise) {
      return args.stream().filter(arg -> arg.startsWith(name + "=")).findFirst()
          .map(arg -> Long.parseLong(arg.substring(name.length() + 1))).orElse(otherwise);
    }

    Path file(int number) {
      return folder.resolve("recording-" + number + (gzip ? ".jsonl.gz" : ".jsonl"));
    }
  }

  /// Run with the options that [Options] names.
  public static void main(String[] args) throws IOException {
    Options options = Options.of(List.of(args));
    Files.createDirectories(options.folder());
    var generator = new GenerateRecordings(options);
    for (int file = 1; file <= options.files(); file++) {
      long from = options.presses() * (file - 1) / options.files();
      long to = options.presses() * file / options.files();
      generator.write(file, to - from);
    }
    System.out.printf(Locale.ROOT, "%d presses, %.1f bytes per press, %d other lines, %d tracks%n",
        options.presses(), (double) generator.bytes / options.presses(), generator.others, options.tracks());
  }

  private void write(int file, long presses) throws IOException {
    try (OutputStream plain = Files.newOutputStream(options.file(file));
        OutputStream out = options.gzip()
            ? new GZIPOutputStream(plain, BUFFER)
            : new BufferedOutputStream(plain, BUFFER)) {
      var lines = new Lines(out, options.shuffle());
      lines.put("{\"format\":\"" + RecordingHeader.FORMAT + "\",\"start\":" + start
          + ",\"zone\":\"Europe/Berlin\",\"keys\":\"x11\",\"music\":\"mpris\"}\n");
      start = sittings(lines, presses, new SplittableRandom(options.seed() * 1_000 + file));
      lines.flush();
      bytes += lines.bytes();
      others += lines.others();
    }
  }

  /// @return when the next recording may begin
  private long sittings(Lines lines, long presses, SplittableRandom random) {
    var typist = new Typist(random.split());
    var player = new Player(random.split(), options.tracks());
    long t = start;
    long left = presses;
    while (true) {
      long end = t + random.nextLong(60 * MINUTE, 180 * MINUTE);
      boolean sleeps = random.nextInt(3) == 0;
      List<Change> music = player.sitting(t, end, sleeps);
      left -= typist.sitting(lines, music, t, end, left);
      if (left == 0) {
        lines.put("{\"t\":" + (typist.now() + 1000) + ",\"mark\":\"end\"}\n");
        return typist.now() + 24 * 60 * MINUTE;
      }
      t = Math.max(end, typist.now()) + random.nextLong(30 * MINUTE, 16 * 60 * MINUTE);
      if (sleeps) {
        lines.put("{\"t\":" + t + ",\"mark\":\"resume\"}\n");
      }
    }
  }
}
