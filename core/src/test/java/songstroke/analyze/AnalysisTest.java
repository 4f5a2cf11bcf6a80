package songstroke.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final AnalysisOptions BY_GENRE = AnalysisOptions.defaults();

  @Test
  void noRowsAreNoModelAndNoLevels() {
    Report report = Analysis.of(List.of(), BY_GENRE);
    assertThat(report.model()).isEmpty();
    assertThat(report.levels()).isEmpty();
    assertThat(report.correlation()).isEmpty();
    assertThat(report.counts()).isEqualTo(new Report.Counts(0, 0, Map.of()));
  }

  @Test
  void oneSessionIsTooLittle() {
    Report report = Analysis.of(rows(60, 1, i -> "g" + i % 3), BY_GENRE);
    assertThat(report.model()).isEmpty();
    assertThat(report.levels()).hasSize(3).extracting(Report.Level::verdict)
        .containsOnly(Verdict.TOO_LITTLE_DATA);
  }

  @Test
  void oneGenreIsTooLittle() {
    Report report = Analysis.of(rows(100, 20, _ -> "jazz"), BY_GENRE);
    assertThat(report.model()).isEmpty();
    assertThat(report.levels()).singleElement().extracting(Report.Level::segments).isEqualTo(100);
  }

  @Test
  void silenceAloneIsNothingToCompare() {
    Report report = Analysis.of(rows(100, 20, _ -> "").stream().map(AnalysisTest::silenced).toList(),
        BY_GENRE);
    assertThat(report.levels()).isEmpty();
    assertThat(report.counts().excluded()).isEqualTo(Map.of("TOO_LITTLE_SILENCE", 100));
  }

  @Test
  void aLittleSilenceIsLeftOut() {
    List<AnalysisRow> rows = new ArrayList<>(rows(100, 20, i -> "g" + i % 4));
    IntStream.range(0, 4).forEach(i -> rows.set(i * 7, silenced(rows.get(i * 7))));
    Report report = Analysis.of(rows, BY_GENRE);
    Report.Model model = report.model().orElseThrow();
    assertThat(model.n()).isEqualTo(96);
    assertThat(model.xColumns()).doesNotContain("music");
    assertThat(model.musicAgainstSilence()).isEmpty();
    assertThat(report.counts().excluded()).isEqualTo(Map.of("TOO_LITTLE_SILENCE", 4));
  }

  @Test
  void theSameSpeedEverywhereIsNoModel() {
    List<AnalysisRow> rows = rows(100, 20, i -> "g" + i % 4).stream().map(row -> typed(row, 200, 50_000))
        .toList();
    Report report = Analysis.of(rows, BY_GENRE);
    assertThat(report.model()).isEmpty();
    assertThat(report.levels()).extracting(Report.Level::verdict).containsOnly(Verdict.TOO_LITTLE_DATA);
  }

  @Test
  void aSpeedThatTheGenreAloneDecidesIsStillFinite() {
    List<AnalysisRow> rows = rows(120, 24, i -> "g" + i % 4);
    finite(
        Analysis.of(IntStream.range(0, 120).mapToObj(i -> typed(rows.get(i), 200, 50_000 - 2_000 * (i % 4)))
            .toList(), BY_GENRE));
  }

  @Test
  void aSpeedThatTheSessionAloneDecidesIsStillFinite() {
    List<AnalysisRow> rows = rows(120, 24, i -> "g" + i % 4);
    finite(Analysis.of(IntStream.range(0, 120).mapToObj(i -> typed(rows.get(i), 200, 50_000 - 500 * (i / 5)))
        .toList(), BY_GENRE));
  }

  @Test
  void genresThatAlwaysComeTogetherAreNamed() {
    List<AnalysisRow> rows = new ArrayList<>();
    for (AnalysisRow row : new SimulatedTypist(20, 5, List.of(0.1), 0, false, 0).type(4)) {
      rows.add(withGenres(row,
          names -> names.contains("genre0") ? List.of("genre0", "twin") : List.of(names.get(0))));
    }
    Report report = Analysis.of(rows, BY_GENRE);
    finite(report);
    Report.Level genre = level(report, "genre0");
    Report.Level twin = level(report, "twin");
    assertThat(genre.notes()).contains("always played together with twin");
    assertThat(twin.notes()).contains("always played together with genre0");
    assertThat(contrast(twin)).isCloseTo(contrast(genre), within(1e-9));
  }

  @Test
  void brokenRowsAreCountedAndNothingBecomesNaN() {
    List<AnalysisRow> rows = new ArrayList<>(new SimulatedTypist(20, 5, List.of(0.1), 0, false, 0).type(4));
    int whole = rows.size();
    rows.add(typed(rows.get(0), Double.NaN, 1));
    rows.add(typed(rows.get(1), 100, -1));
    rows.add(typed(rows.get(2), 0, 0));
    rows.add(typed(rows.get(3), 1e6, Double.MIN_VALUE));
    Report report = Analysis.of(rows, BY_GENRE);
    finite(report);
    assertThat(report.counts().used()).isEqualTo(whole);
    assertThat(report.counts().excluded()).isEqualTo(Map.of("BROKEN_VALUES", 2, "NO_OUTCOME", 2));
  }

  @Test
  void twoThousandGenresLeaveTheRareOnesOutside() {
    List<AnalysisRow> rows = rows(4000, 400, i -> "g" + (i % 2 == 0 ? i % 2000 : i % 20));
    Report report = Analysis.of(rows, BY_GENRE);
    finite(report);
    assertThat(report.levels()).filteredOn(level -> level.estimate().isPresent()).hasSize(300);
    assertThat(report.levels()).filteredOn(level -> level.estimate().isEmpty())
        .allSatisfy(level -> assertThat(level.notes()).contains(Notes.TOO_RARE));
  }

  @Test
  @Tag("slow")
  void threeHundredGenresThatAllDifferAreAllJudged() {
    List<AnalysisRow> rows = rows(6000, 500, i -> "g" + i * 7 % 300);
    Report report = Analysis.of(IntStream.range(0, 6000).mapToObj(i -> typed(rows.get(i), 200,
        rows.get(i).typing().activeMs() * (i * 7 % 300 % 2 == 0 ? 0.6 : 1.6))).toList(), BY_GENRE);
    finite(report);
    assertThat(report.levels()).filteredOn(level -> level.verdict().isClaim()).hasSizeGreaterThan(290);
  }

  @Test
  void aHundredThousandRowsAreAnalysed() {
    Report report = Analysis.of(rows(100_000, 9_000, i -> "g" + i % 12), BY_GENRE);
    finite(report);
    assertThat(report.model().orElseThrow().n()).isEqualTo(100_000);
  }

  @Test
  void eachOf25000TracksIsJudgedUnderThreePauseLimits() {
    List<AnalysisRow> rows = rows(30_000, 2_500, i -> "t" + (i % 6 == 0 ? i % 40 : i));
    AnalysisOptions byTrack = BY_GENRE.by(Grouping.by("track", row -> music(row).genres().getFirst()));
    Report report = Analysis.of(rows, byTrack, List.of(rows, rows));
    finite(report);
    assertThat(report.levels()).hasSizeGreaterThan(25_000);
    assertThat(report.levels()).filteredOn(level -> level.estimate().isPresent()).hasSize(300);
  }

  @Test
  void aKnownTaskIsInTheModelAndItsWarningGone() {
    List<AnalysisRow> rows = new SimulatedTypist(60, 5, List.of(0.3), 0, false, 0).type(9);
    Report plain = Analysis.of(rows, BY_GENRE);
    assertThat(level(plain, "genre0").verdict()).isEqualTo(Verdict.FASTER);
    assertThat(level(plain, "genre0").notes()).contains(Notes.HIDDEN_TASK);
    Report adjusted = Analysis.of(IntStream.range(0, rows.size())
        .mapToObj(i -> rows.get(i).withTask(i % 3 == 0 ? "code" : i % 200 == 1 ? "chat" : "prose")).toList(),
        BY_GENRE);
    assertThat(adjusted.model().orElseThrow().xColumns()).contains("task:code").doesNotContain("task:prose",
        "task:chat");
    assertThat(level(adjusted, "genre0").notes()).doesNotContain(Notes.HIDDEN_TASK);
  }

  @Test
  void aClaimThatOneSessionCarriesSaysSo() {
    List<AnalysisRow> rows = rows(400, 20, i -> isHero(i) ? "hero" : "g" + i % 3);
    Report report = Analysis.of(IntStream.range(0, 400).mapToObj(i -> isHero(i) && i / 20 == 3
        ? typed(rows.get(i), 200, rows.get(i).typing().activeMs() / 1.4)
        : rows.get(i)).toList(), BY_GENRE);
    assertThat(level(report, "hero").verdict()).isEqualTo(Verdict.FASTER);
    assertThat(level(report, "hero").notes()).contains(Notes.ONE_SESSION);
  }

  /// Ten rows of the session 3, one of each of two others.
  private static boolean isHero(int i) {
    return (i / 20 == 3 && i % 2 == 0) || i == 105 || i == 145;
  }

  @Test
  void aClaimFromManySessionsDoesNotDependOnOne() {
    Report report = Analysis.of(Fixture.load("D2_multilabel_ar1").rows(), BY_GENRE);
    assertThat(level(report, "blues").notes()).containsExactly(Notes.HIDDEN_TASK);
  }

  @Test
  void mostlyOneArtistIsSaid() {
    List<AnalysisRow> rows = new SimulatedTypist(20, 5, List.of(0.1), 0, false, 0).type(4).stream()
        .map(row -> row.sound() instanceof Sound.Music m && m.genres().contains("genre3")
            ? new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
                new Sound.Music(m.trackId(), Optional.empty(), "the one", m.genres(), Map.of()), row.typing())
            : row)
        .toList();
    Report report = Analysis.of(rows, BY_GENRE);
    assertThat(level(report, "genre3").notes()).contains(Notes.ONE_ARTIST);
    assertThat(level(report, "genre0").notes()).doesNotContain(Notes.ONE_ARTIST);
    assertThat(Analysis.of(rows, BY_GENRE.by(Grouping.artist())).levels())
        .allSatisfy(level -> assertThat(level.notes()).doesNotContain(Notes.ONE_ARTIST));
  }

  @Test
  void aVerdictThatAnotherPauseLimitTakesBackDependsOnIt() {
    List<AnalysisRow> rows = Fixture.load("D2_multilabel_ar1").rows();
    List<AnalysisRow> blurred = rows.stream()
        .map(row -> row.isMusic() && music(row).genres().contains("blues")
            ? typed(row, row.typing().intervals(), row.typing().activeMs() * 0.9)
            : row)
        .toList();
    Report report = Analysis.of(rows, BY_GENRE, List.of(rows, blurred));
    assertThat(level(report, "blues").verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(level(report, "blues").notes()).contains(Notes.PAUSE_RULE);
    assertThat(level(report, "country").notes()).doesNotContain(Notes.PAUSE_RULE);
    assertThat(Analysis.of(rows, BY_GENRE, List.of(rows, rows))).isEqualTo(Analysis.of(rows, BY_GENRE));
  }

  @Test
  void musicIsComparedWithSilenceToo() {
    List<AnalysisRow> rows = new SimulatedTypist(60, 5, List.of(0.25), 0, false, 0).type(9);
    Report report = Analysis.of(rows, BY_GENRE);
    Contrast genre = level(report, "genre0").againstSilence().orElseThrow();
    assertThat(genre.ciLo()).isPositive();
    assertThat(genre.ciLo()).isLessThan(0.25);
    assertThat(genre.ciHi()).isGreaterThan(0.25);
    assertThat(report.model().orElseThrow().musicAgainstSilence().orElseThrow().contrastLog())
        .isLessThan(genre.contrastLog());
  }

  @Test
  void fewerBackspacesAreMoreAccurate() {
    List<AnalysisRow> rows = new SimulatedTypist(60, 5, List.of(), 0, false, 0).type(12).stream()
        .map(row -> row.isMusic() && music(row).genres().contains("genre0") ? scaledBackspaces(row) : row)
        .toList();
    Report report = Analysis.of(rows, BY_GENRE.of(Outcome.ACCURACY));
    finite(report);
    Report.Level accurate = level(report, "genre0");
    assertThat(accurate.verdict()).isEqualTo(Verdict.MORE_ACCURATE);
    assertThat(accurate.secondary()).isTrue();
    assertThat(accurate.estimate().orElseThrow().wpmDelta()).isEmpty();
    assertThat(report.model().orElseThrow().referenceWpm()).isEmpty();
  }

  @Test
  void aSecondaryOutcomeIsHeldToAStricterLimitUnlessSpeedDiffersToo() {
    Contrast between = new Contrast(-0.1, 0.04, -0.2, -0.01, 0.02, 0.02, 0.1);
    assertThat(Verdict.of(between, Outcome.ACCURACY, Verdict.SECONDARY_CLAIM))
        .isEqualTo(Verdict.NO_CLEAR_DIFFERENCE);
    assertThat(Verdict.of(between, Outcome.ACCURACY, Verdict.CLAIM)).isEqualTo(Verdict.MORE_ACCURATE);
    assertThat(Verdict.of(between, Outcome.STEADINESS, Verdict.CLAIM)).isEqualTo(Verdict.STEADIER);
    assertThat(Verdict.of(between, Outcome.SPEED, Verdict.CLAIM)).isEqualTo(Verdict.SLOWER);
  }

  @Test
  void aSureNullIsAboutTheSame() {
    assertThat(
        Verdict.of(new Contrast(0.001, 0.01, -0.02, 0.02, 0.55, 0.45, 0.97), Outcome.SPEED, Verdict.CLAIM))
        .isEqualTo(Verdict.ABOUT_THE_SAME);
  }

  @Test
  void anyLabelCanBeCompared() {
    List<AnalysisRow> rows = new SimulatedTypist(60, 6, List.of(0.2, 0.2, 0.2), 0, false, 0).type(9);
    Report report = Analysis.of(rows,
        BY_GENRE.by(
            Grouping.by("bucket", row -> music(row).genres().get(0).compareTo("genre3") < 0 ? "a" : "b")));
    assertThat(report.by()).isEqualTo("bucket");
    assertThat(report.levels()).extracting(Report.Level::level).containsExactly("a", "b");
    assertThat(level(report, "a").verdict()).isEqualTo(Verdict.FASTER);
    assertThat(level(report, "b").verdict()).isEqualTo(Verdict.SLOWER);
  }

  @Test
  void rareTracksStayOutside() {
    List<AnalysisRow> rows = rows(200, 30, i -> i % 10 == 0 ? "rare" + i : "t" + i % 4).stream()
        .map(
            row -> new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
                new Sound.Music(music(row).genres().get(0), Optional.empty(), "a", List.of(), Map.of()),
                row.typing()))
        .toList();
    Report report = Analysis.of(rows, BY_GENRE.by(Grouping.track()));
    finite(report);
    assertThat(report.levels()).filteredOn(level -> level.estimate().isPresent())
        .extracting(Report.Level::level)
        .containsExactly("t0", "t1", "t2", "t3");
    assertThat(report.levels()).hasSize(24);
  }

  @Test
  void theEnergySlopeOfTheReferenceDataIsFound() {
    Report report = Analysis.of(Fixture.load("D3_correlation").rows(), BY_GENRE);
    PropertyCorrelation energy = report.correlation().getFirst();
    assertThat(energy.partialCi().isClear()).isTrue();
    PropertyCorrelation.Slope slope = energy.slope().orElseThrow();
    assertThat(slope.est()).isPositive();
    assertThat(slope.isClear()).isTrue();
    PropertyCorrelation.Slope none = Analysis.of(Fixture.load("D2_multilabel_ar1").rows(), BY_GENRE)
        .correlation()
        .getFirst().slope().orElseThrow();
    assertThat(none.isClear()).isFalse();
  }

  @Test
  void correlationsAreAbsentBelowTheMinimumOrWithoutVariety() {
    List<AnalysisRow> rows = rows(200, 30, i -> "g" + i % 4);
    assertThat(Analysis.of(with(rows, i -> i < 29 ? i * 1.0 : Double.NaN), BY_GENRE).correlation()).isEmpty();
    assertThat(Analysis.of(with(rows, _ -> 120.0), BY_GENRE).correlation()).isEmpty();
    assertThat(Analysis.of(with(rows.subList(0, 33), i -> i % 7 * 1.0), BY_GENRE).correlation()).isEmpty();
    assertThat(Analysis.of(with(rows, i -> i % 3 == 0 ? Double.NaN : i % 7), BY_GENRE).correlation())
        .singleElement()
        .satisfies(found -> assertThat(found.n() + found.missing()).isEqualTo(200));
  }

  private static List<AnalysisRow> with(List<AnalysisRow> rows, IntToDoubleFunction tempo) {
    return IntStream.range(0, rows.size()).mapToObj(i -> {
      AnalysisRow row = rows.get(i);
      Sound sound = new Sound.Music("t", Optional.empty(), "a", music(row).genres(),
          Map.of("tempo_bpm", tempo.applyAsDouble(i)));
      return new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
          sound,
          row.typing());
    }).toList();
  }

  private static List<AnalysisRow> rows(int n, int sessions, IntFunction<String> genre) {
    var random = SimulatedTypist.random(17);
    int each = (n + sessions - 1) / sessions;
    return IntStream.range(0, n).mapToObj(i -> {
      int session = i / each;
      double y = Math.log(50) + 0.1 * random.nextGaussian();
      return new AnalysisRow("s" + session, i % each, session / 2.0, 9 + session % 10, 3.5 * (i % each),
          new Sound.Music("t" + i % 50, Optional.empty(), "a" + i % 30, List.of(genre.apply(i)), Map.of()),
          Typing.of(200, 12_000 * 200 / Math.exp(y)));
    }).toList();
  }

  private static AnalysisRow silenced(AnalysisRow row) {
    return new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
        new Sound.Silence(), row.typing());
  }

  private static AnalysisRow typed(AnalysisRow row, double intervals, double activeMs) {
    return new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
        row.sound(),
        Typing.of(intervals, activeMs));
  }

  private static AnalysisRow withGenres(AnalysisRow row, UnaryOperator<List<String>> genres) {
    return row.sound() instanceof Sound.Music m
        ? new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
            new Sound.Music(m.trackId(), m.playId(), m.artistId(), genres.apply(m.genres()), m.properties()),
            row.typing())
        : row;
  }

  private static AnalysisRow scaledBackspaces(AnalysisRow row) {
    Typing.Presses presses = row.typing().presses().orElseThrow();
    return new AnalysisRow(row.session(), row.order(), row.day(), row.hourLocal(), row.minInSession(),
        row.sound(),
        new Typing(row.typing().intervals(), row.typing().activeMs(),
            Optional.of(new Typing.Presses(presses.chars(), presses.whitespace(), presses.backspaces() / 2)),
            Optional.empty()));
  }

  private static Sound.Music music(AnalysisRow row) {
    return (Sound.Music) row.sound();
  }

  private static Report.Level level(Report report, String name) {
    return report.levels().stream().filter(level -> level.level().equals(name)).findFirst().orElseThrow();
  }

  private static double contrast(Report.Level level) {
    return level.estimate().orElseThrow().contrast().contrastLog();
  }

  private static void finite(Report report) {
    assertThat(report.toString()).doesNotContain("NaN").doesNotContain("Infinity");
  }
}
