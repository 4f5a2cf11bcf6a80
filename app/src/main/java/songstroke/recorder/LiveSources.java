package songstroke.recorder;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import songstroke.capture.SourceHealth;
import songstroke.capture.keys.KeyDown;
import songstroke.capture.keys.KeyListener;
import songstroke.capture.music.MusicListener;
import songstroke.capture.music.MusicSource;
import songstroke.timeline.Anchor;
import songstroke.timeline.LeftOut;
import songstroke.timeline.Playback;

/// What started sources report, passed on once the recording has begun, and held back while it is paused.
///
/// A recording begins when the music source has said what it found, so that its first moment is not unknown.
/// What is pressed before that is not part of it. Safe for use by several threads.
final class LiveSources {
  /// How long the beginning waits for the music source, in ms.
  private static final long MUSIC_PATIENCE_MILLIS = 2_000;

  private final RecordingListener listener;
  private final CountDownLatch found = new CountDownLatch(1);
  private volatile @Nullable MusicSource typedFor;
  private @Nullable Collector collector;
  private @Nullable Report playing;
  private SourceHealth keys = new SourceHealth.Working("");
  private SourceHealth music = new SourceHealth.Working("");
  private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
  private boolean paused;
  /// The last change of the music during the pause.
  private @Nullable Report changed;

  private record Report(long nanos, Playback playback) {}

  LiveSources(RecordingListener listener) {
    this.listener = listener;
  }

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
  synchronized void begin(Collector begun, Anchor anchor) {
    collector = begun;
    listener.keys(keys);
    listener.music(music);
    if (playing != null) {
      begun.playback(anchor.monotonicNanos(), playing.playback());
      listener.playback(playing.playback());
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

  /// How many presses did not count, for each reason.
  synchronized Map<LeftOut, Long> leftOut() {
    return new EnumMap<>(leftOut);
  }

  /// Holds back what is reported from now on.
  synchronized void pause() {
    if (collector != null && !paused) {
      paused = true;
      collector.pause();
      listener.paused(true);
    }
  }

  /// Passes reports on again, first what plays now if that changed.
  synchronized void unpause() {
    if (collector != null && paused) {
      paused = false;
      if (changed != null) {
        collector.playback(changed.nanos(), changed.playback());
        listener.playback(changed.playback());
        changed = null;
      }
      collector.unpause();
      listener.paused(false);
    }
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
      public void leftOut(LeftOut why) {
        LiveSources.this.leftOut(why);
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
    if (collector != null && !paused) {
      collector.pressed(down);
      listener.pressed(collector.now(), !down.repeat() && down.keyClass().isText());
    }
  }

  private synchronized void released(long sequence, long nanos) {
    if (collector != null) {
      collector.released(sequence, nanos);
    }
  }

  private synchronized void leftOut(LeftOut why) {
    if (collector != null && !paused) {
      leftOut.merge(why, 1L, Long::sum);
    }
  }

  private synchronized void played(long nanos, Playback playback) {
    playing = new Report(nanos, playback);
    found.countDown();
    if (collector != null && paused) {
      changed = playing;
    } else if (collector != null) {
      collector.playback(nanos, playback);
      listener.playback(playback);
    }
  }

  private synchronized void changeMoved(long nanos) {
    if (collector != null && !paused) {
      collector.changeMoved(nanos);
    }
  }

  private synchronized void keysHealth(SourceHealth health) {
    keys = health;
    if (collector != null) {
      listener.keys(health);
    }
  }

  private synchronized void said(String line) {
    if (collector != null) {
      listener.say(line);
    }
  }

  private synchronized void musicHealth(SourceHealth health) {
    music = health;
    if (collector != null) {
      listener.music(health);
    }
  }
}
