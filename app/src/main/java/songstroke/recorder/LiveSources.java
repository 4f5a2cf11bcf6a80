package songstroke.recorder;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.live.LiveView;
import songstroke.timeline.Anchor;
import songstroke.timeline.Playback;

/// What started sources report, passed on once the recording has begun.
///
/// A recording begins when the music source has said what it found, so that its first moment is not unknown.
/// What is pressed before that is not part of it. Safe for use by several threads.
final class LiveSources {
  /// How long the beginning waits for the music source, in ms.
  private static final long MUSIC_PATIENCE_MILLIS = 2_000;

  private final CountDownLatch found = new CountDownLatch(1);
  private volatile @Nullable MusicSource typedFor;
  private @Nullable Collector collector;
  private @Nullable LiveView view;
  private @Nullable Playback playing;
  private SourceHealth keys = new SourceHealth.Working("");
  private SourceHealth music = new SourceHealth.Working("");

  /// Waits a moment for the first word on the music.
  void awaitMusic() {
    try {
      boolean said = found.await(MUSIC_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (!said) {
        found.countDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// From now on the source is told of each press.
  void tellOfTyping(MusicSource source) {
    typedFor = source;
  }

  /// The recording begins at the anchor.
  synchronized void begin(Collector begun, LiveView shown, Anchor anchor) {
    collector = begun;
    view = shown;
    shown.keysHealth(keys);
    shown.musicHealth(music);
    if (playing != null) {
      begun.playback(anchor.monotonicNanos(), playing);
      shown.playback(playing);
    }
  }

  /// Whether nothing more can come, because what was replayed is at its end.
  ///
  /// @param keysName  the key source's name
  /// @param musicName the music source's name
  synchronized boolean isOver(String keysName, String musicName) {
    boolean keysEnded = keys instanceof SourceHealth.Ended;
    boolean musicEnded = music instanceof SourceHealth.Ended;
    return (keysEnded || keysName.equals(Recorder.NONE))
        && (musicEnded || musicName.equals(Recorder.NONE))
        && (keysEnded || musicEnded);
  }

  KeyListener keyListener() {
    return new KeyListener() {
      @Override
      public void pressed(KeyDown down) {
        MusicSource source = typedFor;
        if (source != null) {
          source.typed(down.nanos());
        }
        LiveSources.this.pressed(down);
      }

      @Override
      public void released(long sequence, long nanos) {
        LiveSources.this.released(sequence, nanos);
      }

      @Override
      public void health(SourceHealth health) {
        keysHealth(health);
      }
    };
  }

  MusicListener musicListener() {
    return new MusicListener() {
      @Override
      public void playback(long nanos, Playback playback) {
        played(nanos, playback);
      }

      @Override
      public void changeMoved(long nanos) {
        LiveSources.this.changeMoved(nanos);
      }

      @Override
      public void health(SourceHealth health) {
        musicHealth(health);
      }

      @Override
      public void say(String line) {
        said(line);
      }
    };
  }

  private synchronized void pressed(KeyDown down) {
    if (collector != null && view != null) {
      collector.pressed(down);
      view.press(collector.now(), !down.repeat() && down.keyClass().isText());
    }
  }

  private synchronized void released(long sequence, long nanos) {
    if (collector != null) {
      collector.released(sequence, nanos);
    }
  }

  private synchronized void played(long nanos, Playback playback) {
    playing = playback;
    found.countDown();
    if (collector != null && view != null) {
      collector.playback(nanos, playback);
      view.playback(playback);
    }
  }

  private synchronized void changeMoved(long nanos) {
    if (collector != null) {
      collector.changeMoved(nanos);
    }
  }

  private synchronized void keysHealth(SourceHealth health) {
    keys = health;
    if (view != null) {
      view.keysHealth(health);
    }
  }

  private synchronized void said(String line) {
    if (view != null) {
      view.say(line);
    }
  }

  private synchronized void musicHealth(SourceHealth health) {
    music = health;
    if (view != null) {
      view.musicHealth(health);
    }
  }
}
