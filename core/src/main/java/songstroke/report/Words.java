package songstroke.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import songstroke.analyze.Contrast;
import songstroke.analyze.Outcome;
import songstroke.analyze.PropertyCorrelation;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;
import songstroke.segment.Exclusion;

/// What was found, in plain language and without a word of causes: music and typing went together, no more.
public final class Words {
  /// There is nothing to say yet.
  public static final String TOO_LITTLE = "Too little data for a verdict yet";
  /// What it takes.
  public static final String NEEDED = "A verdict needs 20 usable segments from 4 sessions, and 2 kinds to compare.";

  private static final int MOST_NAMES = 3;
  /// In percent; a figure above it says no more than that there is too little.
  private static final int LARGEST_TO_DETECT = 50;

  private Words() {}

  /// The verdict as it stands in a table.
  static String verdict(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Everything in a sentence or two.
  public static String summary(Findings findings) {
    Report report = findings.report();
    if (report.levels().stream().allMatch(one -> one.verdict() == Verdict.TOO_LITTLE_DATA)) {
      return TOO_LITTLE;
    }
    List<String> better = names(findings, true);
    List<String> worse = names(findings, false);
    if (better.isEmpty() && worse.isEmpty()) {
      return "No " + findings.level().code() + " stands out from " + rest(findings);
    }
    String first = better.isEmpty() ? "" : adverb(report.outcome(), true) + when(findings, better);
    String second = worse.isEmpty() ? "" : adverb(report.outcome(), false) + when(findings, worse);
    return findings.typist().who + " typed " + first + (first.isEmpty() || second.isEmpty() ? "" : ", ")
        + second;
  }

  /// What is missing for a verdict on anything, or nothing when there is a model.
  static String missing(Findings findings) {
    return findings.report().model().isPresent() ? "" : NEEDED;
  }

  /// What a level is compared with.
  private static String rest(Findings findings) {
    return findings.level() == Level.HOUR ? "the other hours" : "the rest of the music";
  }

  /// What the changes of a report mean, in two lines.
  static List<String> meaning(Findings findings) {
    String against = findings.level() == Level.HOUR
        ? "Change: with music, against the other hours, adjusted for session and trend;"
        : "Change: against the rest of " + findings.typist().possessive
            + " music, adjusted for session, hour and trend;";
    return List.of(against, "what went together, not what caused what.");
  }

  /// What stands below a level: what there was too little data to see, where nothing was, and the warnings.
  static List<String> notes(Report.Level one) {
    List<String> notes = new ArrayList<>();
    if (one.verdict() == Verdict.NO_CLEAR_DIFFERENCE || one.verdict() == Verdict.TOO_LITTLE_DATA) {
      one.estimate().map(Report.Estimate::mde80Percent).orElse(OptionalDouble.empty()).ifPresent(percent -> {
        if (percent <= LARGEST_TO_DETECT) {
          notes.add(String.format(Locale.ROOT, "too little data to detect differences below %.0f %%",
              Math.ceil(percent)));
        } else if (one.verdict() == Verdict.NO_CLEAR_DIFFERENCE) {
          notes.add("too little data to detect even large differences");
        }
      });
    }
    notes.addAll(one.notes());
    return notes;
  }

  /// Why segments were left out, the most first, in words: `12 heard for under 30 s`.
  static List<String> leftOut(Map<String, Integer> excluded) {
    return excluded.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
            .thenComparing(Map.Entry.comparingByKey()))
        .map(one -> one.getValue() + " " + leftOut(one.getKey()))
        .toList();
  }

  private static String leftOut(String code) {
    return switch (code) {
      case Exclusion.SKIP -> "heard for under 30 s";
      case Exclusion.SHORT_SILENCE -> "silence too short to compare";
      case Exclusion.WASH_OUT -> "first minute of a pause";
      case Exclusion.FEW_INTERVALS -> "fewer than 40 key intervals";
      case Exclusion.LITTLE_ACTIVE_TIME -> "under 10 s of typing";
      case Exclusion.NONMUSIC -> "ad or speech";
      case Exclusion.UNKNOWN -> "unknown what played";
      case Exclusion.SUSPEND -> "not recorded";
      case "NOT_MUSIC" -> "no music and no silence";
      case "BROKEN_VALUES" -> "impossible values";
      case "NO_OUTCOME" -> "nothing to measure";
      case "POOLED" -> "counted with the same play";
      case "TOO_LITTLE_SILENCE" -> "silence, too little to compare";
      default -> code;
    };
  }

  static String musicAgainstSilence(Contrast music) {
    return String.format(Locale.ROOT, "All music against silence: %s (%s … %s).", percent(music.percent()),
        percent(music.percentLo()), percent(music.percentHi()));
  }

  /// How the outcome goes along with a property of the track.
  static String correlation(PropertyCorrelation one) {
    return String.format(Locale.ROOT, "%s: rank correlation %+.2f (%+.2f … %+.2f) of %d segments%s.",
        one.property(), one.partialSpearman(), one.partialCi().lo(), one.partialCi().hi(), one.n(),
        one.partialCi().isClear() ? "" : "; not clear");
  }

  /// To a tenth, with its sign.
  static String percent(double percent) {
    return String.format(Locale.ROOT, "%+.1f %%", percent);
  }

  private static List<String> names(Findings findings, boolean better) {
    List<Report.Level> some = findings.report().levels().stream()
        .filter(one -> one.verdict().isClaim() && isBetter(one.verdict()) == better).toList();
    return findings.ranked(some).stream().map(findings::name).toList();
  }

  private static boolean isBetter(Verdict verdict) {
    return switch (verdict) {
      case FASTER, MORE_ACCURATE, STEADIER -> true;
      case SLOWER, LESS_ACCURATE, LESS_STEADY, TOO_LITTLE_DATA, ABOUT_THE_SAME, NO_CLEAR_DIFFERENCE -> false;
    };
  }

  private static String adverb(Outcome outcome, boolean better) {
    return switch (outcome) {
      case SPEED -> better ? "faster" : "slower";
      case ACCURACY -> better ? "more accurately" : "less accurately";
      case STEADINESS -> better ? "more steadily" : "less steadily";
    };
  }

  private static String when(Findings findings, List<String> names) {
    String shown = String.join(" or ", names.subList(0, Math.min(MOST_NAMES, names.size())))
        + (names.size() > MOST_NAMES ? " or " + others(names.size() - MOST_NAMES) : "");
    return switch (findings.level()) {
      case GENRE, TRACK -> " when " + shown + " played";
      case BUCKET -> " to " + shown + " music";
      case ARTIST -> " to " + shown;
      case HOUR -> " at " + shown;
    };
  }

  private static String others(int count) {
    return count + (count == 1 ? " other" : " others");
  }
}
