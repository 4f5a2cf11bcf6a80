package songstroke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import songstroke.cli.text.Cells;
import songstroke.cli.text.TerminalColumns;
import songstroke.report.ReportTable;
import songstroke.report.Words;
import songstroke.runs.Results;
import songstroke.segment.Segment;
import songstroke.segment.State;
import songstroke.steps.Visualize;
import songstroke.timeline.LeftOut;
import songstroke.visualize.DotChart;
import songstroke.visualize.DotRow;
import tools.jackson.databind.json.JsonMapper;

/// What a command says of its results at the end.
final class Summary {
  private static final int LABEL = 40;

  private final CommandContext context;
  private final String notice;

  Summary(CommandContext context) {
    this(context, "");
  }

  /// @param notice what the person must know first, or nothing
  Summary(CommandContext context, String notice) {
    this.context = context;
    this.notice = notice;
  }

  void print(Results results) {
    PrintWriter out = context.process().out();
    if (context.isJson()) {
      out.println(json(results));
    } else {
      text(out, results);
    }
    out.flush();
  }

  private void text(PrintWriter out, Results results) {
    if (!notice.isEmpty()) {
      out.println(notice);
    }
    List<Segment> segments = results.segments();
    long music = segments.stream().filter(segment -> segment.heard().isMusic()).count();
    long recorded = segments.stream().filter(segment -> segment.heard().state() != State.SUSPEND)
        .mapToLong(Segment::durationMs).sum();
    out.println(counted(results.pace().presses(), "key press", "key presses") + " in "
        + counted(segments.size(), "segment", "segments") + ", " + length(recorded) + "; "
        + counted(music, "segment", "segments") + " with music.");
    if (results.pace().unattributed() > 0) {
      out.println(String.format(Locale.ROOT, "%,d of the presses belong to no segment (pause, sleep or end).",
          results.pace().unattributed()));
    }
    LeftOut.sentences(results.leftOut()).forEach(out::println);
    out.println();
    if (results.genres().report().model().isPresent()) {
      ReportTable.print(results.genres(), new TerminalColumns(), out);
    } else {
      speeds(out, Visualize.everySegment(results.segments(), results.genres()));
    }
    out.println();
    if (!results.files().isEmpty()) {
      out.println("Written:");
    }
    for (Path file : results.files()) {
      out.println("  " + file);
    }
    results.run()
        .ifPresent(run -> out.println("Kept as the run " + run + ": 'songstroke pipeline show last'"));
  }

  /// What was typed how fast, without a word on what that means.
  private static void speeds(PrintWriter out, DotChart chart) {
    if (!chart.rows().isEmpty()) {
      out.println(Cells.padded("active speed by genre", LABEL)
          + String.format(Locale.ROOT, "%8s%10s", "WPM", "segments"));
    }
    for (DotRow row : chart.rows()) {
      out.println(Cells.padded(row.label(), LABEL)
          + String.format(Locale.ROOT, "%8s%10s", row.cells().get(0), row.cells().get(1)));
    }
    chart.reference().ifPresent(line -> out.println("(" + line.label() + " WPM)"));
    out.println(Words.TOO_LITTLE + ". " + Words.NEEDED);
  }

  private String json(Results results) {
    Map<String, Object> summary = new LinkedHashMap<>();
    if (!notice.isEmpty()) {
      summary.put("notice", notice);
    }
    summary.put("segments", results.segments().size());
    summary.put("presses", results.pace().presses());
    summary.put("unattributed", results.pace().unattributed());
    if (!results.leftOut().isEmpty()) {
      Map<String, Long> leftOut = new LinkedHashMap<>();
      results.leftOut().forEach((why, count) -> leftOut.put(why.code(), count));
      summary.put("left_out", leftOut);
    }
    summary.put("summary", Words.summary(results.genres()));
    results.run().ifPresent(run -> summary.put("run", run));
    summary.put("files", results.files().stream().map(Path::toString).toList());
    return JsonMapper.shared().writeValueAsString(summary);
  }

  private static String counted(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  private static String length(long millis) {
    long seconds = millis / 1000;
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
