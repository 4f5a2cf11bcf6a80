package songstroke.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was to be heard during a segment.
public sealed interface Sound {

  /// A track.
  ///
  /// @param playId     the play that the segment is a part of, when the source tells plays apart
  /// @param artistId   empty when unknown
  /// @param genres     of the track's artists; empty when none is known
  /// @param properties numeric track properties by name (`tempo_bpm`, `energy`); a value that is not a
  ///                   number counts as missing
  record Music(String trackId, Optional<String> playId, String artistId, List<String> genres,
      Map<String, Double> properties) implements Sound {
    public Music {
      genres = genres.size() < 2 ? List.copyOf(genres) : genres.stream().distinct().toList();
      properties = Map.copyOf(properties);
    }
  }

  /// No music: the baseline.
  record Silence() implements Sound {}

  /// Neither music nor silence: an advertisement, speech, an unknown state, a suspended machine.
  record Other(String state) implements Sound {}
}
