package songstroke.analyze;

import java.util.List;
import java.util.Optional;

/// The looks at an experiment that its plan allows: after 50, 75 and 100 % of the rounds, each at a level of its own
/// that keeps the chance of any false claim at 5 % (Lan and DeMets, O'Brien-Fleming type).
public final class PlannedLooks {

  /// One look.
  ///
  /// @param rounds after how many whole rounds
  /// @param level  the largest p that counts as a claim
  public record Look(int rounds, double level) {}

  private PlannedLooks() {}

  /// The three looks at a plan of this many rounds.
  ///
  /// @throws IllegalArgumentException below 4 rounds
  public static List<Look> of(int plannedRounds) {
    if (plannedRounds < 4) {
      throw new IllegalArgumentException("A plan with looks needs at least 4 rounds, not " + plannedRounds);
    }
    return List.of(new Look((plannedRounds + 1) / 2, 0.00305), new Look((3 * plannedRounds + 3) / 4, 0.0183),
        new Look(plannedRounds, 0.0440));
  }

  /// The look that is due after exactly this many rounds.
  public static Optional<Look> at(int rounds, int plannedRounds) {
    return of(plannedRounds).stream().filter(look -> look.rounds() == rounds).findFirst();
  }
}
