package songstroke.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// The model's fixed columns, each there only when the rows can carry it.
///
/// | column | condition |
/// |---|---|
/// | `intercept` | |
/// | `music` | 5 rows of music and 5 of silence at least |
/// | `log1p_min`, ln(1 + minutes in session) | 40 rows |
/// | `cos24`, `sin24` of the local hour | 100 rows, 10 sessions, hours 4 apart |
/// | `trend`, the day, centred, over its range | 10 different days |
/// | `task:NAME` | a task is known; 10 rows; the commonest is the reference |
record FixedColumns(List<String> names, List<double[]> columns) {
  static final int MIN_MUSIC = 5;
  static final int MIN_SILENCE = 5;
  static final String MUSIC = "music";
  private static final int MIN_TASK_ROWS = 10;
  private static final double DEPENDENT = 1e-9;

  static FixedColumns of(List<AnalysisRow> rows) {
    return of(rows, true);
  }

  /// @param timeOfDay whether the local hour may have its columns, which a comparison of hours must not have
  static FixedColumns of(List<AnalysisRow> rows, boolean timeOfDay) {
    FixedColumns all = new FixedColumns(new ArrayList<>(), new ArrayList<>());
    int n = rows.size();
    all.add("intercept", rows, _ -> 1);
    long music = rows.stream().filter(AnalysisRow::isMusic).count();
    if (music >= MIN_MUSIC && n - music >= MIN_SILENCE) {
      all.add(MUSIC, rows, row -> row.isMusic() ? 1 : 0);
    }
    if (n >= 40) {
      all.add("log1p_min", rows, row -> Math.log1p(row.minInSession()));
    }
    all.addTime(rows, timeOfDay);
    all.addTasks(rows);
    return all;
  }

  private void addTime(List<AnalysisRow> rows, boolean timeOfDay) {
    var hours = rows.stream().mapToDouble(AnalysisRow::hourLocal).summaryStatistics();
    long sessions = rows.stream().map(AnalysisRow::session).distinct().count();
    if (timeOfDay && rows.size() >= 100 && sessions >= 10 && hours.getMax() - hours.getMin() >= 4) {
      add("cos24", rows, row -> Math.cos(2 * Math.PI * row.hourLocal() / 24));
      add("sin24", rows, row -> Math.sin(2 * Math.PI * row.hourLocal() / 24));
    }
    var days = rows.stream().mapToDouble(AnalysisRow::day).summaryStatistics();
    if (rows.stream().mapToDouble(AnalysisRow::day).distinct().count() >= 10) {
      double mean = days.getAverage();
      double range = days.getMax() - days.getMin();
      add("trend", rows, row -> (row.day() - mean) / range);
    }
  }

  private void addTasks(List<AnalysisRow> rows) {
    if (rows.stream().allMatch(row -> row.task().isEmpty())) {
      return;
    }
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(taskOf(row), 1, Integer::sum));
    String reference = "";
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > counts.getOrDefault(reference, 0)) {
        reference = entry.getKey();
      }
    }
    for (var entry : counts.entrySet()) {
      String task = entry.getKey();
      if (entry.getValue() >= MIN_TASK_ROWS && !task.equals(reference)) {
        add("task:" + task, rows, row -> taskOf(row).equals(task) ? 1 : 0);
      }
    }
  }

  private static String taskOf(AnalysisRow row) {
    return row.task().orElse("(no task)");
  }

  void add(String name, List<AnalysisRow> rows, ToDoubleFunction<AnalysisRow> value) {
    names.add(name);
    columns.add(rows.stream().mapToDouble(value).toArray());
  }

  /// The columns of which none is a sum of those before it (Gram-Schmidt, relative limit 1e-9).
  FixedColumns independent() {
    List<double[]> basis = new ArrayList<>();
    FixedColumns kept = new FixedColumns(new ArrayList<>(), new ArrayList<>());
    for (int c = 0; c < names.size(); c++) {
      double[] rest = columns.get(c).clone();
      double before = norm(rest);
      for (int twice = 0; twice < 2; twice++) {
        for (double[] unit : basis) {
          subtract(rest, unit, dot(rest, unit));
        }
      }
      double after = norm(rest);
      if (after > DEPENDENT * before) {
        for (int i = 0; i < rest.length; i++) {
          rest[i] /= after;
        }
        basis.add(rest);
        kept.names.add(names.get(c));
        kept.columns.add(columns.get(c));
      }
    }
    return kept;
  }

  /// The columns turned round: one array a row.
  double[][] rows() {
    double[][] rows = new double[columns.getFirst().length][columns.size()];
    for (int c = 0; c < columns.size(); c++) {
      for (int i = 0; i < rows.length; i++) {
        rows[i][c] = columns.get(c)[i];
      }
    }
    return rows;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] a, double[] unit, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] -= factor * unit[i];
    }
  }
}
