package songstroke.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import songstroke.analyze.Contrast;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;
import songstroke.visualize.DotChart;
import songstroke.visualize.DotRow;
import songstroke.visualize.Numerals;

/// A report of speed as a chart of estimates and their intervals: color only where the verdict is a claim.
public final class ReportCharts {
  private static final int MOST_ROWS = 60;
  private static final String WHEN_EMPTY = "There is too little typing with any of this music for an estimate yet.";

  private ReportCharts() {}

  /// The chart; absent when there is no model of speed.
  public static Optional<DotChart> forest(Findings findings) {
    if (findings.wpmAt(0).isEmpty()) {
      return Optional.empty();
    }
    List<Report.Level> estimated = findings.ranked().stream().filter(one -> findings.wpm(one).isPresent())
        .toList();
    List<Report.Level> shown = shown(estimated);
    List<DotRow> rows = shown.stream().map(one -> row(findings, one)).toList();
    return Optional.of(new DotChart(Words.summary(findings), subtitle(findings), rows, List.of("WPM", "n"),
        "words per minute, adjusted", silence(findings), notes(findings, estimated, shown), WHEN_EMPTY));
  }

  /// Claims, and of the others those with the most segments, in their order.
  private static List<Report.Level> shown(List<Report.Level> estimated) {
    Set<Report.Level> kept = new HashSet<>(estimated.stream()
        .sorted(Comparator.comparing((Report.Level one) -> !one.verdict().isClaim())
            .thenComparingInt(one -> -one.segments()))
        .limit(MOST_ROWS).toList());
    return estimated.stream().filter(kept::contains).toList();
  }

  private static List<String> notes(Findings findings, List<Report.Level> estimated,
      List<Report.Level> shown) {
    List<String> notes = new ArrayList<>();
    if (estimated.size() > shown.size()) {
      notes.add(shown.size() + " of " + Numerals.counted(estimated.size(), findings.level().code())
          + " are shown, those with the most segments.");
    }
    int without = findings.report().levels().size() - estimated.size();
    if (without > 0) {
      notes.add("Left out: " + Numerals.counted(without, findings.level().code())
          + " with too few segments for an estimate.");
    }
    if (shown.stream().anyMatch(one -> one.verdict() == Verdict.TOO_LITTLE_DATA)) {
      notes.add("Small and without an interval, the most segments first: too few for a verdict.");
    }
    String colors = shown.stream().anyMatch(one -> one.verdict().isClaim())
        ? "Blue or orange: differs clearly from the rest of the music, not from silence. "
        : "";
    String line = silence(findings).isPresent() ? "Dashed line: typing in silence." : "";
    if (!(colors + line).isEmpty()) {
      notes.add(colors + line);
    }
    notes.add("n: segments used. Adjusted for session, hour and trend, so not the plain means.");
    notes.add("What went together, not what caused what.");
    return notes;
  }

  private static DotRow row(Findings findings, Report.Level one) {
    OptionalDouble wpm = findings.wpm(one);
    boolean little = one.verdict() == Verdict.TOO_LITTLE_DATA;
    Optional<DotRow.Span> span = little
        ? Optional.empty()
        : one.estimate().map(Report.Estimate::contrast).map(contrast -> span(findings, contrast));
    String shown = wpm.isPresent() ? String.format(Locale.ROOT, "%.1f", wpm.getAsDouble()) : "–";
    return new DotRow(findings.name(one), List.of(), wpm, span, one.intervals(), tone(one.verdict()),
        List.of(shown, Numerals.count(one.segments())));
  }

  private static DotRow.Span span(Findings findings, Contrast contrast) {
    return new DotRow.Span(findings.wpmAt(contrast.ciLo()).orElseThrow(),
        findings.wpmAt(contrast.ciHi()).orElseThrow());
  }

  private static DotRow.Tone tone(Verdict verdict) {
    return switch (verdict) {
      case FASTER, MORE_ACCURATE, STEADIER -> DotRow.Tone.FASTER;
      case SLOWER, LESS_ACCURATE, LESS_STEADY -> DotRow.Tone.SLOWER;
      case ABOUT_THE_SAME, NO_CLEAR_DIFFERENCE -> DotRow.Tone.NEUTRAL;
      case TOO_LITTLE_DATA -> DotRow.Tone.DIMMED;
    };
  }

  private static Optional<DotChart.Reference> silence(Findings findings) {
    return findings.report().model().flatMap(Report.Model::musicAgainstSilence)
        .map(music -> findings.wpmAt(-music.contrastLog()).orElseThrow())
        .map(wpm -> new DotChart.Reference(String.format(Locale.ROOT, "silence %.1f", wpm), wpm));
  }

  private static String subtitle(Findings findings) {
    Report.Model model = findings.report().model().orElseThrow();
    String days = findings.days()
        .map(span -> ", " + Numerals.unbroken(Numerals.days(span.first(), span.last())))
        .orElse("");
    return "Active typing speed by " + findings.level().code()
        + " against the rest of the music, with " + Numerals.unbroken("95 % intervals") + "; "
        + Numerals.counted(model.n(), "segment") + " in " + Numerals.counted(model.sessions(), "session")
        + days;
  }
}
