package songstroke.report;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import songstroke.analyze.Outcome;
import songstroke.analyze.PropertyCorrelation;
import songstroke.analyze.Report;
import songstroke.live.Cells;

/// A report as text of at most 80 columns.
public final class ReportTable {
  private static final int VERDICT = 19;
  private static final int NAME = 17;
  private static final int COLUMNS = 80;

  private ReportTable() {}

  public static void print(Findings findings, PrintWriter out) {
    Report report = findings.report();
    wrapped(Words.summary(findings) + ".", out);
    out.println();
    boolean speed = report.outcome() == Outcome.SPEED;
    out.println(Cells.padded("verdict", VERDICT) + " " + Cells.padded(findings.level().code(), NAME)
        + "  change   95 % interval  " + (speed ? " WPM " : "     ") + "seg ses");
    for (Report.Level one : findings.ranked()) {
      out.println(Cells.padded(Words.verdict(one.verdict()), VERDICT) + " "
          + Cells.padded(findings.name(one), NAME) + row(findings, one));
      if (!one.verdict().isClaim() && one.estimate().isPresent()
          && one.estimate().get().mde80Percent().isPresent()) {
        note(out, String.format(Locale.ROOT, "could only have seen %.0f %% or more",
            Math.ceil(one.estimate().get().mde80Percent().getAsDouble())));
      }
      one.notes().forEach(text -> note(out, text));
    }
    out.println();
    footer(findings, out);
    out.flush();
  }

  private static String row(Findings findings, Report.Level one) {
    OptionalDouble wpm = findings.wpm(one);
    String estimate = one.estimate().map(known -> String.format(Locale.ROOT, "%+6.1f %%  %+6.1f … %+5.1f %%",
        known.contrast().percent(), known.contrast().percentLo(), known.contrast().percentHi()))
        .orElse("     –            –     ");
    String speed = wpm.isPresent() ? String.format(Locale.ROOT, "%6.1f", wpm.getAsDouble()) : "      ";
    return " " + estimate + speed + String.format(Locale.ROOT, "%4d%4d", one.segments(), one.sessions());
  }

  private static void note(PrintWriter out, String text) {
    out.println(" ".repeat(VERDICT + 1) + "  " + text);
  }

  private static void footer(Findings findings, PrintWriter out) {
    Report report = findings.report();
    String missing = Words.missing(findings);
    if (!missing.isEmpty()) {
      out.println(missing);
    }
    report.model().flatMap(Report.Model::musicAgainstSilence).ifPresent(music -> out.println(String.format(
        Locale.ROOT, "All music against silence: %s (%s … %s).", Words.percent(music.percent()),
        Words.percent(music.percentLo()), Words.percent(music.percentHi()))));
    for (PropertyCorrelation one : report.correlation()) {
      out.println(String.format(Locale.ROOT,
          "%s: rank correlation %+.2f (%+.2f … %+.2f) of %d segments%s.",
          one.property(), one.partialSpearman(), one.partialCi().lo(), one.partialCi().hi(), one.n(),
          one.partialCi().isClear() ? "" : "; not clear"));
    }
    counts(report.counts(), out);
    out.println("Change: against the rest of " + findings.typist().possessive
        + " music, adjusted for session, hour and trend;");
    out.println("what went together, not what caused what.");
  }

  private static void wrapped(String text, PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && Cells.width(line.toString()) + 1 + Cells.width(word) > COLUMNS) {
        out.println(line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    out.println(line);
  }

  private static void counts(Report.Counts counts, PrintWriter out) {
    out.println(counts.used() + " of " + counts.segments() + " segments used"
        + (counts.excluded().isEmpty() ? "." : "; left out:"));
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, Integer> one : new TreeMap<>(counts.excluded()).entrySet()) {
      String part = one.getKey() + " " + one.getValue();
      if (line.length() + part.length() + 2 > COLUMNS) {
        out.println(line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "  " : ", ").append(part);
    }
    if (!line.isEmpty()) {
      out.println(line);
    }
  }
}
