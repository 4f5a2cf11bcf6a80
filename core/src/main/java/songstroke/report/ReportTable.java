package songstroke.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import songstroke.analyze.Outcome;
import songstroke.analyze.PropertyCorrelation;
import songstroke.analyze.Report;

/// A report as text of at most 80 columns.
public final class ReportTable {
  private static final int VERDICT = 19;
  private static final int NAME = 17;
  private static final int WIDEST = 80;

  private final Findings findings;
  private final Report report;
  private final Columns columns;
  private final PrintWriter out;

  private ReportTable(Findings findings, Columns columns, PrintWriter out) {
    this.findings = findings;
    this.report = findings.report();
    this.columns = columns;
    this.out = out;
  }

  /// Prints the report and flushes.
  ///
  /// @param columns of whatever shows the text
  public static void print(Findings findings, Columns columns, PrintWriter out) {
    new ReportTable(findings, columns, out).print();
  }

  private void print() {
    wrapped("", List.of((Words.summary(findings) + ".").split(" ", -1)), " ");
    out.println();
    out.println(columns.padded("verdict", VERDICT) + " " + columns.padded(findings.level().code(), NAME)
        + String.format(Locale.ROOT, " %8s  %-16s%6s%4s%4s", "change", "  95 % interval",
            report.outcome() == Outcome.SPEED ? "WPM" : "", "seg", "ses"));
    for (Report.Level one : findings.ranked()) {
      out.println(columns.padded(Words.verdict(one.verdict()), VERDICT) + " "
          + columns.padded(findings.name(one), NAME) + row(one));
      Words.notes(one).forEach(text -> out.println(" ".repeat(VERDICT + 1) + "  " + text));
    }
    out.println();
    footer();
    out.flush();
  }

  private String row(Report.Level one) {
    OptionalDouble wpm = findings.wpm(one);
    String estimate = one.estimate().map(known -> String.format(Locale.ROOT, "%+6.1f %%  %+6.1f … %+5.1f %%",
        known.contrast().percent(), known.contrast().percentLo(), known.contrast().percentHi()))
        .orElse("     –           –        ");
    String speed = wpm.isPresent() ? String.format(Locale.ROOT, "%6.1f", wpm.getAsDouble()) : "      ";
    return " " + estimate + speed + String.format(Locale.ROOT, "%4d%4d", one.segments(), one.sessions());
  }

  private void footer() {
    String missing = Words.missing(findings);
    if (!missing.isEmpty()) {
      out.println(missing);
    }
    if (findings.level() != Level.HOUR) {
      report.model().flatMap(Report.Model::musicAgainstSilence)
          .ifPresent(music -> out.println(Words.musicAgainstSilence(music)));
    }
    for (PropertyCorrelation one : report.correlation()) {
      out.println(Words.correlation(one));
    }
    counts(report.counts());
    Words.meaning(findings).forEach(out::println);
  }

  private void counts(Report.Counts counts) {
    out.println(counts.used() + " of " + counts.segments() + " segments used"
        + (counts.excluded().isEmpty() ? "." : "; left out:"));
    List<String> parts = Words.leftOut(counts.excluded());
    if (!parts.isEmpty()) {
      wrapped("  ", parts, ", ");
    }
  }

  /// Parts in lines as long as they may be.
  private void wrapped(String indent, List<String> parts, String between) {
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      if (!line.isEmpty()
          && columns.width(line.toString()) + between.length() + columns.width(part) > WIDEST) {
        out.println(line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? indent : between).append(part);
    }
    out.println(line);
  }
}
