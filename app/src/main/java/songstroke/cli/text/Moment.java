package songstroke.cli.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;

/// What there is to show at one moment.
///
/// @param elapsedMs      since the recording's start
/// @param durationMs     of the whole recording; empty when it goes on until the person ends it
/// @param wordsPerMinute while typing, in the segment that is going on; `NaN` before there is an interval
/// @param minute         words per minute in parts of the last minute, oldest first
/// @param presses        all so far
/// @param playback       what the music does
/// @param notice         what the person should know of a source, empty when all is well
public record Moment(long elapsedMs, OptionalLong durationMs, double wordsPerMinute, List<Double> minute,
    long presses,
    Playback playback, String notice) {

  /// The same moment with another notice.
  Moment withNotice(String other) {
    return new Moment(elapsedMs, durationMs, wordsPerMinute, minute, presses, playback, other);
  }

  /// What is loaded in the player, if that is known.
  Optional<NowPlaying> item() {
    return switch (playback) {
      case Playback.Playing playing -> Optional.of(playing.item());
      case Playback.Paused paused -> paused.item();
      case Playback.Muted muted -> muted.item();
      case Playback.Stopped _ -> Optional.empty();
      case Playback.Unknown _ -> Optional.empty();
    };
  }

  /// One word for what the music does.
  String state() {
    return switch (playback) {
      case Playback.Playing playing -> switch (playing.item().kind()) {
        case MUSIC -> "playing";
        case AD -> "ad";
        case SPEECH -> "speech";
        case UNKNOWN -> "unknown";
      };
      case Playback.Paused _ -> "paused";
      case Playback.Muted _ -> "muted";
      case Playback.Stopped _ -> "stopped";
      case Playback.Unknown _ -> "unknown";
    };
  }

  /// Title and artists in one line, or what there is instead.
  String nowPlaying() {
    String named = item().map(item -> {
      String artists = String.join(", ", item.track().artists());
      return artists.isEmpty() ? item.track().title() : item.track().title() + " - " + artists;
    }).orElse("");
    return switch (playback) {
      case Playback.Playing playing -> switch (playing.item().kind()) {
        case MUSIC -> named;
        case AD -> "advertisement";
        case SPEECH -> named + " (speech)";
        case UNKNOWN -> "sound of unknown kind";
      };
      case Playback.Paused _ -> "paused" + (named.isEmpty() ? "" : ": " + named);
      case Playback.Muted _ -> "muted" + (named.isEmpty() ? "" : ": " + named);
      case Playback.Stopped _ -> "no music";
      case Playback.Unknown unknown ->
        "music unknown" + (unknown.reason().isEmpty() ? "" : ": " + unknown.reason());
    };
  }
}
