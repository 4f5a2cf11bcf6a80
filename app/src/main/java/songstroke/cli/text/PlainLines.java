package songstroke.cli.text;

import java.io.PrintWriter;
import java.util.Locale;

import songstroke.timeline.OutsideText;

/// Shows a recording as `key=value` lines: every ten seconds, at each change of the music and of a source.
public final class PlainLines implements Screen {
  private static final long PERIOD_MILLIS = 10_000;

  private final PrintWriter out;
  private long nextMs = PERIOD_MILLIS;
  private String shownMusic = "";
  private String shownNotice = "";

  public PlainLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(Moment moment) {
    String music = moment.state() + moment.nowPlaying();
    boolean due = moment.elapsedMs() >= nextMs;
    if (!due && music.equals(shownMusic) && moment.notice().equals(shownNotice)) {
      return;
    }
    if (due) {
      nextMs = moment.elapsedMs() - moment.elapsedMs() % PERIOD_MILLIS + PERIOD_MILLIS;
    }
    shownMusic = music;
    shownNotice = moment.notice();
    var line = new StringBuilder("elapsed_s=" + moment.elapsedMs() / 1000);
    moment.durationMs().ifPresent(whole -> line.append(" remaining_s=")
        .append(Math.max(0, whole - moment.elapsedMs()) / 1000));
    if (!Double.isNaN(moment.wordsPerMinute())) {
      line.append(String.format(Locale.ROOT, " wpm=%.1f", moment.wordsPerMinute()));
    }
    line.append(" presses=").append(moment.presses()).append(" music=").append(moment.state());
    moment.item().ifPresent(item -> line.append(" track=").append(quoted(item.track().title()))
        .append(" artist=").append(quoted(String.join(", ", item.track().artists()))));
    if (!moment.notice().isEmpty()) {
      line.append(" notice=").append(quoted(moment.notice()));
    }
    say(line.toString());
  }

  @Override
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {}

  private static String quoted(String text) {
    return '"' + OutsideText.shown(text).replaceAll("\\R", " ").replace("\\", "\\\\").replace("\"", "\\\"")
        + '"';
  }
}
