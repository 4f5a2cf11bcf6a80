package songstroke.capture.music.spotify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// What the account has loaded.
sealed interface LoadedItem {
  String PLAYER = "spotify";

  /// Something with a name: a track, an episode, a file of the person's own.
  ///
  /// @param isrc the recording's international code, empty when unknown
  record Named(NowPlaying now, String isrc) implements LoadedItem {}

  /// An advertisement.
  record Advertisement() implements LoadedItem {}

  /// An episode of a show, or a chapter of a book, that Spotify does not name.
  record Speech() implements LoadedItem {}

  /// Something that Spotify does not name or that must not be recorded.
  ///
  /// @param secret whether the person asked for that, by a private session
  record Nameless(boolean secret) implements LoadedItem {}

  /// The length in ms, when known.
  default OptionalLong lengthMs() {
    return this instanceof Named named ? named.now.track().lengthMs() : OptionalLong.empty();
  }

  default Playback playing(OptionalLong positionMs) {
    return now().<Playback>map(now -> new Playback.Playing(now, positionMs))
        .orElseGet(() -> new Playback.Unknown(isSecret() ? "private session" : "Spotify does not name it"));
  }

  default Playback paused() {
    return new Playback.Paused(now());
  }

  private boolean isSecret() {
    return this instanceof Nameless nameless && nameless.secret;
  }

  private Optional<NowPlaying> now() {
    return switch (this) {
      case Named named -> Optional.of(named.now);
      case Advertisement _ -> Optional.of(untitled(AudioKind.AD));
      case Speech _ -> Optional.of(untitled(AudioKind.SPEECH));
      case Nameless _ -> Optional.empty();
    };
  }

  private static NowPlaying untitled(AudioKind kind) {
    return new NowPlaying(kind, PLAYER,
        new Track(Optional.empty(), "", List.of(), "", OptionalLong.empty(), List.of()));
  }

  /// Whether it may run faster or slower than the clock.
  default boolean isSpeech() {
    return now().filter(now -> now.kind() == AudioKind.SPEECH).isPresent();
  }

  /// Whether both are the same: by id, and where Spotify gives one recording under another id by the recording's
  /// code, or without one by title, artists and length.
  default boolean isSame(LoadedItem other) {
    return switch (this) {
      case Named named -> other instanceof Named another && isSame(named, another);
      case Advertisement _ -> other instanceof Advertisement;
      case Speech _ -> other instanceof Speech;
      case Nameless nameless -> nameless.equals(other);
    };
  }

  private static boolean isSame(Named a, Named b) {
    Track one = a.now.track();
    Track two = b.now.track();
    if (one.id().isPresent() && one.id().equals(two.id())) {
      return true;
    }
    if (!a.isrc.isEmpty() && !b.isrc.isEmpty()) {
      return a.isrc.equals(b.isrc);
    }
    return one.isNamed() && one.title().equals(two.title()) && one.artists().equals(two.artists())
        && one.lengthMs().equals(two.lengthMs());
  }
}
