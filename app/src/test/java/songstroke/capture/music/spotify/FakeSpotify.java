package songstroke.capture.music.spotify;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.spotify.Answer;
import songstroke.spotify.PlayerApi;
import songstroke.timeline.Clocks;
import tools.jackson.databind.json.JsonMapper;

/// Spotify as a test sets it. It can be made to keep a question waiting.
final class FakeSpotify implements PlayerApi {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final Clocks clocks;
  private final JsonMapper json = new JsonMapper();
  private String title = "First";
  private long startNanos;
  private @Nullable Answer instead;
  private int questions;
  private boolean holding;

  FakeSpotify(Clocks clocks) {
    this.clocks = clocks;
    startNanos = clocks.monotonicNanos() - TimeUnit.SECONDS.toNanos(30);
  }

  /// Goes on to a track, which begins now.
  synchronized void play(String next) {
    title = next;
    startNanos = clocks.monotonicNanos();
    instead = null;
  }

  synchronized void answer(Answer other) {
    instead = other;
  }

  /// From now on questions wait, or no longer.
  synchronized void hold(boolean hold) {
    holding = hold;
    notifyAll();
  }

  /// Waits until so many questions were asked in all.
  synchronized void awaitQuestions(int count) {
    long deadline = Clocks.system().monotonicNanos() + PATIENCE;
    try {
      while (questions < count) {
        long left = deadline - Clocks.system().monotonicNanos();
        if (left <= 0) {
          throw new AssertionError(questions + " questions, not " + count);
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public synchronized Answer currentlyPlaying() {
    questions++;
    notifyAll();
    long sent = clocks.monotonicNanos();
    try {
      while (holding) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (instead != null) {
      return instead;
    }
    String body = String.format(Locale.ROOT,
        """
            {"is_playing":true,"progress_ms":%d,"currently_playing_type":"track","item":{"uri":"spotify:track:%s",
             "type":"track","name":"%s","duration_ms":600000,"artists":[{"name":"Ann"}],"album":{"name":"Al"}}}""",
        (sent - startNanos) / 1_000_000, title, title);
    return new Answer.Body(json.readTree(body), sent, clocks.monotonicNanos());
  }
}
