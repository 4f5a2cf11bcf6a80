package songstroke.segment;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import songstroke.timeline.Clocks;
import songstroke.timeline.KeyClass;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TimelineEvent;

/// Presses a second of the fold, all metrics included, beside the original demo's loop, which for each segment
/// goes through the person's whole list of presses and counts. Run by `bench/segment.sh`.
final class FoldBenchmark {
  private static final int PRESSES = 10_000;
  private static final int ROUNDS = 5;

  private FoldBenchmark() {}

  public static void main(String[] args) {
    int persons = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    long all = (long) persons * PRESSES;
    List<RecordingHeader> headers = new ArrayList<>();
    List<List<TimelineEvent>> recordings = new ArrayList<>();
    for (int person = 0; person < Math.min(persons, 100); person++) {
      headers.add(new RecordingHeader(RecordingScript.START, ZoneOffset.UTC, "", ""));
      recordings.add(recording(person));
    }
    System.out.printf(Locale.ROOT, "%d presses, %d persons, best of %d rounds%n", all, persons, ROUNDS);
    report("fold, every metric", all, () -> {
      long check = 0;
      for (int person = 0; person < persons; person++) {
        check += fold(headers.get(person % headers.size()), recordings.get(person % recordings.size()));
      }
      return check;
    });
    report("original's loop, count only", all, () -> {
      long check = 0;
      for (int person = 0; person < persons; person++) {
        check += original(recordings.get(person % recordings.size()));
      }
      return check;
    });
  }

  private interface Work {
    long run();
  }

  private static void report(String name, long presses, Work work) {
    long best = Long.MAX_VALUE;
    long check = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = Clocks.system().monotonicNanos();
      check = work.run();
      best = Math.min(best, Clocks.system().monotonicNanos() - start);
    }
    System.out.printf(Locale.ROOT, "%-26s %8.2f M presses/s  (%d presses in segments)%n", name,
        presses / (best / 1e9) / 1e6, check);
  }

  private static long fold(RecordingHeader header, List<TimelineEvent> events) {
    long[] presses = new long[1];
    var fold = new SegmentFold(header, segment -> presses[0] += segment.metrics().keys().presses());
    events.forEach(fold::accept);
    fold.finish();
    return presses[0];
  }

  /// The loop alone, on boundaries found beforehand; it computes nothing but a count.
  private static long original(List<TimelineEvent> events) {
    List<Long> boundaries = new ArrayList<>();
    long[] presses = new long[PRESSES];
    int n = 0;
    for (TimelineEvent event : events) {
      switch (event) {
        case KeyPress press -> presses[n++] = press.t();
        default -> boundaries.add(event.t());
      }
    }
    long counted = 0;
    for (int i = 1; i < boundaries.size(); i++) {
      long start = boundaries.get(i - 1);
      long end = boundaries.get(i);
      for (long t : presses) {
        if (start <= t && t <= end) {
          counted++;
        }
      }
    }
    return counted;
  }

  /// A person's typing: log-normal intervals, 3 % pauses, tracks of two to five minutes, a quarter skipped.
  private static List<TimelineEvent> recording(int person) {
    Random random = new Random(person);
    List<TimelineEvent> events = new ArrayList<>(PRESSES + 100);
    double median = 120 + random.nextInt(140);
    long t = RecordingScript.START;
    long change = t;
    for (int i = 0; i < PRESSES; i++) {
      boolean pause = random.nextInt(100) < 3;
      t += pause
          ? 2_000 + random.nextInt(30_000)
          : Math.round(median * Math.exp(0.5 * random.nextGaussian()));
      while (change <= t) {
        events.add(new PlaybackChange(change,
            RecordingScript.playing(RecordingScript.track("T" + random.nextInt(50)))));
        change += random.nextInt(4) == 0 ? 8_000 : 120_000 + random.nextInt(180_000);
      }
      int kind = random.nextInt(100);
      KeyClass keyClass = kind < 75
          ? KeyClass.CHAR
          : kind < 90 ? KeyClass.SPACE : kind < 97 ? KeyClass.BACKSPACE : KeyClass.OTHER;
      events.add(new KeyPress(t, keyClass, 40 + random.nextInt(150), false));
    }
    events.add(new Mark(t + 1_000, Mark.Kind.END));
    return events;
  }
}
