package songstroke.live;

import java.util.ArrayList;
import java.util.List;

import songstroke.capture.SourceHealth;
import songstroke.timeline.Playback;

/// The state of a running recording for those who show it. Safe for use by several threads.
public final class LiveView {
  private final TypingPulse pulse = new TypingPulse();
  private final long startMs;
  private final long durationMs;

  private long nowMs;
  private Playback playback = new Playback.Unknown("");
  private SourceHealth keys = new SourceHealth.Working("");
  private SourceHealth music = new SourceHealth.Working("");
  private final List<String> lines = new ArrayList<>();

  /// @param startMs    the recording's start on its own line
  /// @param durationMs how long it is meant to be
  public LiveView(long startMs, long durationMs) {
    this.startMs = startMs;
    this.durationMs = durationMs;
    this.nowMs = startMs;
  }

  public void press(long t, boolean text) {
    pulse.press(t, text);
  }

  public synchronized void playback(Playback change) {
    playback = change;
  }

  public synchronized void keysHealth(SourceHealth health) {
    keys = health;
  }

  public synchronized void musicHealth(SourceHealth health) {
    music = health;
  }

  /// Adds a line that the person should read once.
  public synchronized void say(String line) {
    lines.add(line);
  }

  /// The lines that were added since this was called last.
  public synchronized List<String> takeLines() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  /// Moves the view to a time on the recording's line.
  public synchronized void moveTo(long t) {
    nowMs = Math.max(nowMs, t);
  }

  /// All presses so far.
  public long presses() {
    return pulse.presses();
  }

  synchronized Moment moment(int bins) {
    return new Moment(nowMs - startMs, durationMs, pulse.wordsPerMinute(nowMs, startMs), pulse.lastMinute(nowMs, bins),
        pulse.presses(), playback, notice());
  }

  private String notice() {
    String keysNotice = notice("keys", keys);
    String musicNotice = notice("music", music);
    return keysNotice.isEmpty() || musicNotice.isEmpty()
        ? keysNotice + musicNotice
        : keysNotice + "; " + musicNotice;
  }

  private static String notice(String source, SourceHealth health) {
    return switch (health) {
      case SourceHealth.Working _ -> "";
      case SourceHealth.Interrupted lost ->
        source + ": " + lost.what() + (lost.remedy().isEmpty() ? "" : ", " + lost.remedy());
      case SourceHealth.Ended ended -> source + ": " + ended.why();
    };
  }
}
