package songstroke.report;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import songstroke.analyze.Contrast;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;
import songstroke.visualize.DotChart;
import songstroke.visualize.DotRow;

/// A report of speed as a chart of estimates and their intervals: color only where the verdict is a claim.
public final class ReportCharts {
  private static final int MOST_ROWS = 60;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private ReportCharts() {}

  /// The chart; absent when there is no model of speed.
  public static Optional<DotChart> forest(Findings findings) {
    if (findings.wpmAt(0).isEmpty()) {
      return Optional.empty();
    }
    List<Report.Level> ranked = findings.ranked();
    List<DotRow> rows = ranked.stream().limit(MOST_ROWS).map(one -> row(findings, one)).toList();
    List<String> notes = new ArrayList<>();
    if (ranked.size() > MOST_ROWS) {
      notes.add("The first " + MOST_ROWS + " of " + ranked.size() + " are shown.");
    }
    notes.add("What went together, not what caused what.");
    return Optional.of(new DotChart(Words.summary(findings), subtitle(findings), rows, List.of("WPM", "n"),
        "words per minute, adjusted", silence(findings), notes, ""));
  }

  private static DotRow row(Findings findings, Report.Level one) {
    OptionalDouble wpm = findings.wpm(one);
    boolean little = one.verdict() == Verdict.TOO_LITTLE_DATA;
    Optional<DotRow.Span> span = little
        ? Optional.empty()
        : one.estimate().map(Report.Estimate::contrast).map(contrast -> span(findings, contrast));
    String shown = wpm.isPresent() ? String.format(Locale.ROOT, "%.1f", wpm.getAsDouble()) : "–";
    return new DotRow(findings.name(one), List.of(), wpm, span, one.intervals(), tone(one.verdict()),
        List.of(shown, Integer.toString(one.segments())));
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
    String days = findings.days().map(span -> ", " + DAY.format(span.first())
        + (span.first().equals(span.last()) ? "" : " – " + DAY.format(span.last()))).orElse("");
    return "Active typing speed by " + findings.level().code()
        + " against the rest of the music, with 95 % intervals; "
        + model.n() + " segments in " + model.sessions() + " sessions" + days
        + "; coloured where it differs clearly";
  }
}
