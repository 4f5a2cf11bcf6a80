package songstroke.report;

import java.io.StringWriter;
import java.util.OptionalDouble;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import songstroke.analyze.Contrast;
import songstroke.analyze.Report;
import songstroke.timeline.SpreadsheetText;

/// A report as CSV, one row a level; what is not known is empty.
public final class ReportCsv {
  private ReportCsv() {}

  public static String of(Findings findings) {
    var text = new StringWriter();
    @SuppressWarnings("resource") // nothing but memory stands behind it
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
    csv.writeRecord("level", "name", "verdict", "percent", "percent_lo", "percent_hi", "lfsr", "wpm",
        "mde80_percent",
        "segments", "sessions", "intervals", "notes");
    for (Report.Level one : findings.ranked()) {
      Contrast contrast = one.estimate().map(Report.Estimate::contrast).orElse(null);
      csv.writeRecord(SpreadsheetText.cell(one.level()), SpreadsheetText.cell(findings.name(one)),
          one.verdict().name(),
          contrast == null ? "" : Double.toString(contrast.percent()),
          contrast == null ? "" : Double.toString(contrast.percentLo()),
          contrast == null ? "" : Double.toString(contrast.percentHi()),
          contrast == null ? "" : Double.toString(contrast.lfsr()), number(findings.wpm(one)),
          number(one.estimate().map(Report.Estimate::mde80Percent).orElse(OptionalDouble.empty())),
          Integer.toString(one.segments()), Integer.toString(one.sessions()),
          Double.toString(one.intervals()),
          SpreadsheetText.cell(String.join("; ", one.notes())));
    }
    return text.toString();
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
