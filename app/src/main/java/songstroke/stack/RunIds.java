package songstroke.stack;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import songstroke.timeline.Clocks;

/// Makes run ids: the time in UTC, by which they sort, and six random digits, as in `20261122-081530-4f2a9c`.
final class RunIds {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
      .withZone(ZoneOffset.UTC);
  private static final int SPACE = 1 << 24;

  private RunIds() {}

  static String next(Clocks clocks) {
    return TIME.format(clocks.wall())
        + String.format(Locale.ROOT, "-%06x", ThreadLocalRandom.current().nextInt(SPACE));
  }
}
