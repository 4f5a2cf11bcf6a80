package songstroke.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which rows count, and for each of the others why not.
///
/// Minimum of a row: 30 s of music or 60 s of silence, 40 intervals and 10 s of active time. Two parts of one
/// play with at most 10 s between them are one row.
public final class Eligibility {

  /// Who has judged the rows.
  public enum Rule {
    /// Nobody yet: apply every minimum.
    JUDGE,
    /// Whoever made them: use all rows but those marked as excluded or without the outcome. Parts of one play are
    /// added up all the same, when plays and times are known.
    AS_GIVEN
  }

  /// The rows that count, in the order of session and place, and how many of the others per reason.
  ///
  /// Used and excluded rows together are all rows.
  public record Selection(List<AnalysisRow> used, Map<String, Integer> excluded) {
  }

  static final long MIN_MUSIC_MS = 30_000;
  static final long MIN_SILENCE_MS = 60_000;
  static final long MAX_POOLED_GAP_MS = 10_000;
  static final double MIN_INTERVALS = 40;
  static final double MIN_ACTIVE_MS = 10_000;

  private static final Set<String> OWN_CODES = Stream.of(Exclusion.values()).map(Exclusion::name)
      .collect(Collectors.toUnmodifiableSet());

  private final Map<String, Integer> excluded = new TreeMap<>();

  private Eligibility() {
  }

  public static Selection select(List<AnalysisRow> rows, Rule rule, Outcome outcome) {
    return new Eligibility().run(rows, rule, outcome);
  }

  private Selection run(List<AnalysisRow> rows, Rule rule, Outcome outcome) {
    List<AnalysisRow> sound = new ArrayList<>(rows.size());
    for (AnalysisRow row : rows) {
      if (row.isSound()) {
        sound.add(row);
      } else {
        count(Exclusion.BROKEN_VALUES.name());
      }
    }
    sound.sort(Comparator.comparing(AnalysisRow::session).thenComparingInt(AnalysisRow::order));
    List<AnalysisRow> judged = pool(sound, rule);
    List<AnalysisRow> used = new ArrayList<>(judged.size());
    for (AnalysisRow row : judged) {
      reason(row, rule, outcome).ifPresentOrElse(this::count, () -> used.add(row));
    }
    return new Selection(List.copyOf(used), Map.copyOf(excluded));
  }

  private void count(String code) {
    excluded.merge(code, 1, Integer::sum);
  }

  private List<AnalysisRow> pool(List<AnalysisRow> rows, Rule rule) {
    List<AnalysisRow> pooled = new ArrayList<>(rows.size());
    int last = -1;
    long lastEnd = 0;
    for (AnalysisRow row : rows) {
      if (last >= 0 && continues(pooled.get(last), lastEnd, row, rule)) {
        AnalysisRow first = pooled.get(last);
        long millis = first.durationMs().orElse(0) + row.durationMs().orElse(0);
        pooled.set(last, first.withTyping(first.typing().plus(row.typing()), OptionalLong.of(millis)));
        count(Exclusion.POOLED.name());
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

  private static boolean continues(AnalysisRow first, long firstEnd, AnalysisRow next, Rule rule) {
    return first.sound() instanceof Sound.Music a && next.sound() instanceof Sound.Music b && a.playId().isPresent()
        && a.playId().equals(b.playId()) && first.session().equals(next.session()) && first.startMs().isPresent()
        && given(first, rule).equals(given(next, rule)) && next.startMs().isPresent() && next.startMs().getAsLong() - firstEnd <= MAX_POOLED_GAP_MS;
  }

  private static Optional<String> reason(AnalysisRow row, Rule rule, Outcome outcome) {
    Optional<Exclusion> own = switch (rule) {
      case JUDGE -> belowMinimum(row);
      case AS_GIVEN -> row.sound() instanceof Sound.Other ? Optional.of(Exclusion.NOT_MUSIC) : Optional.empty();
    };
    return given(row, rule).or(() -> own.map(Exclusion::name))
        .or(() -> outcome.value(row.typing()).isPresent() ? Optional.empty()
            : Optional.of(Exclusion.NO_OUTCOME.name()));
  }

  /// A code of this class's own is not taken over when rows are judged afresh: pooling may have lifted it.
  private static Optional<String> given(AnalysisRow row, Rule rule) {
    return row.excluded().filter(code -> rule == Rule.AS_GIVEN || !OWN_CODES.contains(code));
  }

  private static Optional<Exclusion> belowMinimum(AnalysisRow row) {
    long millis = row.durationMs().orElse(Long.MAX_VALUE);
    Optional<Exclusion> bySound = switch (row.sound()) {
      case Sound.Music _ -> when(millis < MIN_MUSIC_MS, Exclusion.SKIP);
      case Sound.Other _ -> Optional.of(Exclusion.NOT_MUSIC);
      case Sound.Silence silence when silence.reason() == Sound.SilenceReason.PAUSED && !silence.washedOut() ->
          Optional.of(Exclusion.WASH_OUT);
      case Sound.Silence silence -> when(millis < (silence.washedOut() ? MIN_MUSIC_MS : MIN_SILENCE_MS),
          Exclusion.SHORT_SILENCE);
    };
    return bySound.or(() -> when(row.typing().intervals() < MIN_INTERVALS, Exclusion.FEW_INTERVALS))
        .or(() -> when(row.typing().activeMs() < MIN_ACTIVE_MS, Exclusion.LITTLE_ACTIVE_TIME));
  }

  private static Optional<Exclusion> when(boolean applies, Exclusion reason) {
    return applies ? Optional.of(reason) : Optional.empty();
  }
}
