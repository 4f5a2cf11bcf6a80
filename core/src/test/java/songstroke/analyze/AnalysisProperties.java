package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/// What must not matter to the analysis.
class AnalysisProperties {
  private static final double NOTHING = 1e-6;

  @Property(tries = 15)
  void theOrderOfInputRowsDoesNotMatter(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
    List<AnalysisRow> rows = typist().type(seed);
    List<AnalysisRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(analyze(shuffled)).isEqualTo(analyze(rows));
  }

  @Property(tries = 15)
  void genresCanBeNamedAnyway(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
    List<AnalysisRow> rows = typist().type(seed);
    UnaryOperator<String> other = name -> new StringBuilder(name).reverse() + "x";
    Map<String, Report.Level> renamed = byName(
        analyze(rows.stream().map(row -> relabelled(row, other)).toList()));
    for (Report.Level level : analyze(rows).levels()) {
      same(level, renamed.get(other.apply(level.level())));
    }
  }

  @Property(tries = 15)
  void namingSessionsAnewChangesNothing(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
    List<AnalysisRow> rows = typist().type(seed);
    List<AnalysisRow> renamed = rows.stream().map(row -> new AnalysisRow(
        new StringBuilder(row.session()).reverse().toString(), row.order(), row.day(), row.hourLocal(),
        row.minInSession(), row.sound(), row.typing())).toList();
    Map<String, Report.Level> levels = byName(analyze(renamed));
    for (Report.Level level : analyze(rows).levels()) {
      same(level, levels.get(level.level()));
    }
  }

  @Property(tries = 15)
  void aFasterTypistDiffersInTheInterceptAndWordsOnly(@ForAll @LongRange(min = 1, max = 100_000) long seed,
      @ForAll @DoubleRange(min = 0.2, max = 5) double factor) {
    List<AnalysisRow> rows = typist().type(seed);
    Report before = analyze(rows);
    Report after = analyze(rows.stream().map(row -> new AnalysisRow(row.session(), row.order(), row.day(),
        row.hourLocal(), row.minInSession(), row.sound(),
        Typing.of(row.typing().intervals(), row.typing().activeMs() / factor))).toList());
    Map<String, Report.Level> levels = byName(after);
    for (Report.Level level : before.levels()) {
      Report.Level other = levels.get(level.level());
      same(level, other);
      assertThat(delta(other)).isCloseTo(factor * delta(level), within(1e-5));
    }
    Report.Model a = before.model().orElseThrow();
    Report.Model b = after.model().orElseThrow();
    assertThat(b.referenceWpm().getAsDouble() / a.referenceWpm().getAsDouble()).isCloseTo(factor,
        within(NOTHING));
    assertThat(b.reml().sigma()).isCloseTo(a.reml().sigma(), within(NOTHING));
    for (String column : a.xColumns()) {
      double shift = column.equals("intercept") ? Math.log(factor) : 0;
      assertThat(estimate(b, column)).isCloseTo(estimate(a, column) + shift, within(1e-5));
    }
  }

  @Property(tries = 10)
  void usedAndExcludedRowsAreAllRows(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
    List<AnalysisRow> rows = typist().type(seed);
    Report report = Analysis.of(rows, AnalysisOptions.defaults());
    int excluded = report.counts().excluded().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(report.counts().used() + excluded).isEqualTo(rows.size());
  }

  private static SimulatedTypist typist() {
    return new SimulatedTypist(14, 6, List.of(0.12, -0.1), 0.01, true, 0);
  }

  private static Report analyze(List<AnalysisRow> rows) {
    return Analysis.of(rows, AnalysisOptions.defaults());
  }

  private static Map<String, Report.Level> byName(Report report) {
    return report.levels().stream().collect(Collectors.toMap(Report.Level::level, level -> level));
  }

  private static AnalysisRow relabelled(AnalysisRow row, UnaryOperator<String> name) {
    if (!(row.sound() instanceof Sound.Music music)) {
      return row;
    }
    Sound renamed = new Sound.Music(music.trackId(), Optional.empty(), music.artistId(),
        music.genres().stream().map(name).toList(), music.properties());
    return new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
        renamed,
        row.typing());
  }

  private static void same(Report.Level a, Report.@Nullable Level b) {
    assertThat(b).isNotNull();
    if (b == null) {
      return;
    }
    assertThat(b.verdict()).isEqualTo(a.verdict());
    assertThat(b.notes()).isEqualTo(a.notes());
    assertThat(b.segments()).isEqualTo(a.segments());
    Report.Estimate x = a.estimate().orElseThrow();
    Report.Estimate y = b.estimate().orElseThrow();
    assertThat(y.contrast().contrastLog()).isCloseTo(x.contrast().contrastLog(), within(NOTHING));
    assertThat(y.contrast().ciLo()).isCloseTo(x.contrast().ciLo(), within(NOTHING));
    assertThat(y.contrast().ciHi()).isCloseTo(x.contrast().ciHi(), within(NOTHING));
    assertThat(y.contrast().lfsr()).isCloseTo(x.contrast().lfsr(), within(NOTHING));
    assertThat(y.probSuperiority()).isCloseTo(x.probSuperiority(), within(1e-5));
    assertThat(y.mde80Percent().getAsDouble()).isCloseTo(x.mde80Percent().getAsDouble(), within(1e-4));
  }

  private static double delta(Report.@Nullable Level level) {
    return level == null ? Double.NaN : level.estimate().orElseThrow().wpmDelta().getAsDouble();
  }

  private static double estimate(Report.Model model, String column) {
    Report.Effect effect = model.fixed().get(column);
    return effect == null ? Double.NaN : effect.est();
  }
}
