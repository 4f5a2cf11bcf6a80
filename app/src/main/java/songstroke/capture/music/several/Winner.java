package songstroke.capture.music.several;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import songstroke.timeline.Playback;

/// Which of several sources is believed, of what they say at one moment.
public final class Winner {
  private Winner() {}

  /// The name of the one that is believed; empty when nobody says anything.
  ///
  /// @param names of the sources
  /// @param said  what each of them says, in the same order
  public static Optional<String> of(List<String> names, List<Playback> said) {
    List<String> winners = new ArrayList<>();
    var chooser = new Chooser(names.stream().map(Standing::of).toList(), 0,
        (_, _, source) -> source.ifPresent(winners::add));
    for (int i = 0; i < said.size(); i++) {
      chooser.hear(0, i, 0, said.get(i));
    }
    return winners.stream().findFirst();
  }
}
