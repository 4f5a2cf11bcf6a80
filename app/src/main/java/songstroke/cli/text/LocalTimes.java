package songstroke.cli.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the clock on this machine's wall shows them: `2026-11-30 20:05:11`.
public final class LocalTimes {
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss",
      Locale.ROOT);

  private LocalTimes() {}

  public static String text(Instant time) {
    return SECOND.format(time.atZone(ZoneId.systemDefault()));
  }
}
