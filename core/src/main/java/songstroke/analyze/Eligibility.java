package songstroke.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Which rows count, and for each of the others why not: all but those that were excluded when they were made, that are
/// neither music nor silence, or that lack the outcome. Two parts of one play with at most 10 s between them are one
/// row, when plays and times are known.
final class Eligibility {

  /// The rows that count, in the order of session and place, and how many of the others per reason.
  ///
  /// Used and excluded rows together are all rows.
  record Selection(List<AnalysisRow> used, Map<String, Integer> excluded) {}

  static final long MAX_POOLED_GAP_MS = 10_000;

  private final Map<String, Integer> excluded = new TreeMap<>();

  private Eligibility() {}

  static Selection select(List<AnalysisRow> rows, Outcome outcome) {
    return new Eligibility().run(rows, outcome);
  }

  private Selection run(List<AnalysisRow> rows, Outcome outcome) {
    List<AnalysisRow> sound = new ArrayList<>(rows.size());
    for (AnalysisRow row : rows) {
      if (row.isSound()) {
        sound.add(row);
      } else {
        count(RowExclusion.BROKEN_VALUES.name());
      }
    }
    sound.sort(Eligibility::inOrder);
    List<AnalysisRow> used = new ArrayList<>(sound.size());
    for (AnalysisRow row : pool(sound)) {
      reason(row, outcome).ifPresentOrElse(this::count, () -> used.add(row));
    }
    return new Selection(List.copyOf(used), Map.copyOf(excluded));
  }

  private static int inOrder(AnalysisRow a, AnalysisRow b) {
    return a.session().equals(b.session())
        ? Integer.compare(a.order(), b.order())
        : a.session().compareTo(b.session());
  }

  private void count(String code) {
    excluded.merge(code, 1, Integer::sum);
  }

  private List<AnalysisRow> pool(List<AnalysisRow> rows) {
    List<AnalysisRow> pooled = new ArrayList<>(rows.size());
    int last = -1;
    long lastEnd = 0;
    for (AnalysisRow row : rows) {
      if (last >= 0 && continues(pooled.get(last), lastEnd, row)) {
        AnalysisRow first = pooled.get(last);
        long millis = first.durationMs().orElse(0) + row.durationMs().orElse(0);
        pooled.set(last, first.withTyping(first.typing().plus(row.typing()), OptionalLong.of(millis)));
        count(RowExclusion.POOLED.name());
      } else {
        if (row.isMusic()) {
          last = pooled.size();
        }
        pooled.add(row);
      }
      if (row.isMusic()) {
        lastEnd = row.startMs().orElse(0) + row.durationMs().orElse(0);
      }
    }
    return pooled;
  }

  private static boolean continues(AnalysisRow first, long firstEnd, AnalysisRow next) {
    return first.sound() instanceof Sound.Music a && next.sound() instanceof Sound.Music b
        && a.playId().isPresent() && a.playId().equals(b.playId()) && first.session().equals(next.session())
        && first.startMs().isPresent() && next.startMs().isPresent()
        && first.excluded().equals(next.excluded())
        && next.startMs().getAsLong() - firstEnd <= MAX_POOLED_GAP_MS;
  }

  private static Optional<String> reason(AnalysisRow row, Outcome outcome) {
    if (row.excluded().isPresent()) {
      return row.excluded();
    }
    if (row.sound() instanceof Sound.Other) {
      return Optional.of(RowExclusion.NOT_MUSIC.name());
    }
    return outcome.value(row.typing()).isPresent()
        ? Optional.empty()
        : Optional.of(RowExclusion.NO_OUTCOME.name());
  }
}
