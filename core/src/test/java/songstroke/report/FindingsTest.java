package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static songstroke.report.MadeReports.found;
import static songstroke.report.MadeReports.level;
import static songstroke.report.MadeReports.rare;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import songstroke.analyze.Notes;
import songstroke.analyze.Outcome;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;
import songstroke.enrich.GenreReading;
import songstroke.segment.ByPause;
import songstroke.segment.Heard;
import songstroke.segment.Segment;
import songstroke.segment.SegmentBuilder;
import songstroke.segment.TypingMetrics;

class FindingsTest {
  @Test
  void theHighestEstimateComesFirstAndWhatIsTooRareLast() {
    Findings findings = found(Outcome.SPEED, rare("zydeco"), level("jazz", Verdict.SLOWER, -6),
        level("pop", Verdict.ABOUT_THE_SAME, 1), rare("blues"), level("techno", Verdict.FASTER, 8));

    assertThat(findings.ranked()).extracting(Report.Level::level)
        .containsExactly("techno", "pop", "jazz", "blues", "zydeco");
  }

  @Test
  void theSpeedUnderALevelIsTheUsualOneAndItsEffect() {
    Findings speed = found(Outcome.SPEED, level("techno", Verdict.FASTER, 10), rare("blues"));

    assertThat(speed.wpm(speed.report().levels().get(0)).orElseThrow())
        .isCloseTo(1.1 * MadeReports.USUAL_WPM, within(1e-9));
    assertThat(speed.wpm(speed.report().levels().get(1))).isEmpty();
    Findings accuracy = found(Outcome.ACCURACY, level("techno", Verdict.MORE_ACCURATE, -10));
    assertThat(accuracy.wpm(accuracy.report().levels().getFirst())).isEmpty();
  }

  @Test
  void whatIsFasterIsFoundByGenreArtistTrackAndKind() {
    assertThat(claims(Level.GENRE, Verdict.FASTER)).containsExactly("techno");
    assertThat(claims(Level.ARTIST, Verdict.FASTER)).containsExactly("静かな朝, Atlas", "Atlas");
    assertThat(claims(Level.TRACK, Verdict.FASTER)).containsExactly("Motor – 静かな朝, Atlas", "Gears – Atlas");
    assertThat(claims(Level.BUCKET, Verdict.FASTER)).containsExactly("energetic");
    assertThat(claims(Level.HOUR, Verdict.FASTER)).isEmpty();
  }

  @Test
  void genresCanCountForTheBroadOnesTheyBelongTo() {
    var options = new ReportOptions(Level.GENRE, true, Outcome.SPEED, GenreReading::shipped);
    Findings broad = Findings.of(options, ReportSamples.DIARY, _ -> Map.of());

    assertThat(broad.report().by()).isEqualTo("genre");
    assertThat(broad.ranked()).extracting(broad::name).contains("electronic").doesNotContain("techno",
        "drone");
  }

  @Test
  void genreNamesAreReadOnlyWhereTheyMatter() {
    var options = new ReportOptions(Level.ARTIST, false, Outcome.SPEED, () -> {
      throw new IllegalStateException("nobody needs them");
    });

    assertThat(Findings.of(options, ReportSamples.DIARY, _ -> Map.of()).report().model()).isPresent();
  }

  @Test
  void aVerdictThatOtherPauseLimitsDoNotBearOutHasANote() {
    List<Segment> usual = ReportSamples.DIARY.usual();
    List<Segment> slow = usual.stream().map(FindingsTest::atOneSpeed).toList();
    Findings alone = findings(ByPause.only(usual));
    Findings beside = findings(new ByPause(usual, slow, List.of()));

    assertThat(noted(alone)).isEmpty();
    assertThat(noted(beside)).contains("techno");
    assertThat(beside.report().model()).isEqualTo(alone.report().model());
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCURACY", "STEADINESS"})
  void theSecondaryOutcomesAreCalledSo(Outcome outcome) {
    assertThat(ReportSamples.findings(Level.GENRE, outcome).report().levels())
        .allMatch(Report.Level::secondary);
    assertThat(ReportSamples.findings(Level.GENRE, Outcome.SPEED).report().levels())
        .noneMatch(Report.Level::secondary);
  }

  @Test
  void theDaysAreThoseOnTheLocalCalendar() {
    List<Segment> lateInLondon = List.of(
        SegmentBuilder.segment().startUtc(Instant.parse("2026-03-31T23:30:00Z")).utcOffsetMin(60).build(),
        SegmentBuilder.segment().startUtc(Instant.parse("2026-03-28T10:00:00Z")).utcOffsetMin(0).build(),
        SegmentBuilder.segment().build());

    assertThat(findings(ByPause.only(lateInLondon)).days())
        .hasValue(new Findings.Days(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 4, 1)));
    assertThat(findings(ByPause.only(List.of(SegmentBuilder.segment().build()))).days()).isEmpty();
  }

  @Test
  void nothingGivesAReportWithoutAModel() {
    Findings nothing = findings(ByPause.NONE);

    assertThat(nothing.report().model()).isEmpty();
    assertThat(nothing.ranked()).isEmpty();
    assertThat(nothing.report().counts()).isEqualTo(new Report.Counts(0, 0, Map.of()));
  }

  private static Findings findings(ByPause segments) {
    return Findings.of(ReportOptions.of(Level.GENRE, Outcome.SPEED), segments, _ -> Map.of());
  }

  private static List<String> claims(Level by, Verdict verdict) {
    Findings findings = ReportSamples.findings(by, Outcome.SPEED);
    return findings.ranked().stream().filter(one -> one.verdict() == verdict).map(findings::name).toList();
  }

  private static List<String> noted(Findings findings) {
    return findings.ranked().stream().filter(one -> one.notes().contains(Notes.PAUSE_RULE))
        .map(Report.Level::level).toList();
  }

  private static Segment atOneSpeed(Segment segment) {
    var metrics = TypingMetrics.of(segment.metrics().keys(), segment.metrics().intervals(),
        segment.metrics().intervals() * (200 + segment.place().seq()));
    return new Segment(segment.place(), segment.when(), segment.heard(), segment.task(), segment.durationMs(),
        metrics, segment.excluded());
  }

  @Test
  void spellingsOfOneGenreAreOneLevel() {
    ByPause spelled = ReportSamples.DIARY.with(segment -> segment.withGenres(segment.heard().genres().stream()
        .map(genre -> spelled(genre, segment.place().seq() % 4)).toList()));

    assertThat(spelled).isNotEqualTo(ReportSamples.DIARY);
    assertThat(findings(spelled).report()).isEqualTo(findings(ReportSamples.DIARY).report());
  }

  private static String spelled(String genre, long way) {
    return switch ((int) way) {
      case 0 -> genre.toUpperCase(Locale.ROOT);
      case 1 -> genre + "\u200b";
      case 2 -> Normalizer.normalize(genre, Normalizer.Form.NFD) + " ";
      default -> genre;
    };
  }

  @Test
  void aPlaceholderIsNoLevelAmongArtists() {
    List<String> placeholders = List.of("unknown artist", "various artists", "<unknown>", "v.a.");
    ByPause unnamed = ReportSamples.DIARY.with(segment -> by(segment,
        segment.heard().artistId().isEmpty() ? "" : placeholders.get((int) segment.place().seq() % 4)));

    assertThat(
        Findings.of(ReportOptions.of(Level.ARTIST, Outcome.SPEED), unnamed, _ -> Map.of()).report().levels())
        .extracting(Report.Level::level).containsExactly("(no artist)");
  }

  private static Segment by(Segment segment, String artist) {
    Heard heard = segment.heard();
    return new Segment(segment.place(), segment.when(),
        new Heard(heard.state(), heard.reason(), heard.trackId(),
            heard.trackName(), artist, artist, heard.genres()),
        segment.task(), segment.durationMs(), segment.metrics(),
        segment.excluded());
  }
}
