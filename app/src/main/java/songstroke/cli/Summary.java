package songstroke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import songstroke.live.Cells;
import songstroke.segment.Segment;
import songstroke.segment.State;
import songstroke.visualize.DotRow;
import tools.jackson.databind.json.JsonMapper;

/// What a command says of its results at the end.
final class Summary {
  private static final int LONGEST_LABEL = 40;

  private final Main main;
  private final String notice;

  Summary(Main main) {
    this(main, "");
  }

  /// @param notice what the person must know first, or nothing
  Summary(Main main, String notice) {
    this.main = main;
    this.notice = notice;
  }

  /// Prints it.
  ///
  /// @param presses      all that were recorded
  /// @param unattributed those that belong to no segment
  void print(Results results, long presses, long unattributed) {
    PrintWriter out = main.surroundings().out();
    if (main.json) {
      out.println(json(results, presses, unattributed));
    } else {
      text(out, results, presses, unattributed);
    }
    out.flush();
  }

  private void text(PrintWriter out, Results results, long presses, long unattributed) {
    if (!notice.isEmpty()) {
      out.println(notice);
    }
    List<Segment> segments = results.segments();
    long music = segments.stream().filter(segment -> segment.state() == State.MUSIC).count();
    long recorded = segments.stream().filter(segment -> segment.state() != State.SUSPEND)
        .mapToLong(Segment::durationMs).sum();
    out.println(counted(presses, "key press", "key presses") + " in "
        + counted(segments.size(), "segment", "segments") + ", " + length(recorded) + "; "
        + counted(music, "segment", "segments") + " with music.");
    if (unattributed > 0) {
      out.println(String.format(Locale.ROOT, "%,d of the presses belong to no segment (pause, sleep or end).",
          unattributed));
    }
    if (!results.byGenre().rows().isEmpty()) {
      table(out, results);
    }
    out.println();
    out.println("Written:");
    for (Path file : results.files()) {
      out.println("  " + file);
    }
  }

  /// The rows of the chart of genres; what they mean is said by the heading.
  private static void table(PrintWriter out, Results results) {
    List<DotRow> rows = results.byGenre().rows();
    int width = rows.stream().mapToInt(row -> Cells.width(row.label())).max().orElse(0);
    width = Math.clamp(width, "active speed by genre".length(), LONGEST_LABEL);
    out.println();
    out.println(
        Cells.padded("active speed by genre", width) + String.format("  %7s  %8s", "WPM", "segments"));
    for (DotRow row : rows) {
      out.println(Cells.padded(row.label(), width)
          + String.format("  %7s  %8s", row.cells().get(0), row.cells().get(1)));
    }
    results.byGenre().reference().ifPresent(line -> out.println("(" + line.label() + " WPM)"));
  }

  private String json(Results results, long presses, long unattributed) {
    Map<String, Object> summary = new LinkedHashMap<>();
    if (!notice.isEmpty()) {
      summary.put("notice", notice);
    }
    summary.put("segments", results.segments().size());
    summary.put("presses", presses);
    summary.put("unattributed", unattributed);
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
