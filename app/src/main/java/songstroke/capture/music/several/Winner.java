package songstroke.capture.music.several;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import songstroke.capture.music.SourcePriority;
import songstroke.timeline.Playback;

/// Which of several sources is believed, of what they say at one moment.
public final class Winner {
  private Winner() {}

  /// The number of the one that is believed; empty when nobody says anything.
  ///
  /// @param standings of the sources, which are numbered in this order
  /// @param said      what each of them says, in the same order
  public static OptionalInt of(List<SourcePriority> standings, List<Playback> said) {
    List<Integer> winners = new ArrayList<>();
    var chooser = new Chooser(standings, 0,
        (_, _, source) -> source.ifPresent(winners::add));
    for (int i = 0; i < said.size(); i++) {
      chooser.hear(0, i, 0, said.get(i));
    }
    return winners.isEmpty() ? OptionalInt.empty() : OptionalInt.of(winners.getFirst());
  }
}
