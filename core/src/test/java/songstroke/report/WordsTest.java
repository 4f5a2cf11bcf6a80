package songstroke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static songstroke.report.MadeReports.found;
import static songstroke.report.MadeReports.level;
import static songstroke.report.MadeReports.rare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import songstroke.analyze.Outcome;
import songstroke.analyze.PropertyCorrelation;
import songstroke.analyze.Report;
import songstroke.analyze.Verdict;
import songstroke.segment.Exclusion;

class WordsTest {
  @Test
  void aSummaryNamesWhatIsBetterAndWhatIsWorse() {
    assertThat(Words.summary(found(Outcome.SPEED, level("jazz", Verdict.SLOWER, -6),
        level("techno", Verdict.FASTER, 8), level("pop", Verdict.ABOUT_THE_SAME, 0))))
        .isEqualTo("You typed faster when techno played, slower when jazz played");
    assertThat(Words.summary(found(Outcome.SPEED, level("techno", Verdict.FASTER, 8))))
        .isEqualTo("You typed faster when techno played");
    assertThat(Words.summary(found(Outcome.SPEED, level("jazz", Verdict.SLOWER, -6))))
        .isEqualTo("You typed slower when jazz played");
  }

  @Test
  void anotherPersonIsNotCalledYou() {
    Findings findings = found(Outcome.SPEED, level("techno", Verdict.FASTER, 8)).by(Typist.SAMPLE);

    assertThat(Words.summary(findings)).startsWith("The person in the sample typed faster");
  }

  @ParameterizedTest
  @CsvSource({"SPEED, FASTER, SLOWER, faster, slower",
    "ACCURACY, MORE_ACCURATE, LESS_ACCURATE, more accurately, less accurately",
    "STEADINESS, STEADIER, LESS_STEADY, more steadily, less steadily"})
  void eachOutcomeHasItsAdverb(Outcome outcome, Verdict good, Verdict bad, String better, String worse) {
    assertThat(Words.summary(found(outcome, level("a", good, 5), level("b", bad, -5))))
        .isEqualTo("You typed " + better + " when a played, " + worse + " when b played");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"GENRE  | when a played", "TRACK  | when a played", "BUCKET | to a music",
        "ARTIST | to a", "HOUR   | at a"})
  void eachGroupingHasItsPreposition(Level by, String when) {
    assertThat(Words.summary(found(by, Outcome.SPEED, level("a", Verdict.FASTER, 5))))
        .isEqualTo("You typed faster " + when);
  }

  @Test
  void moreThanThreeAreCounted() {
    assertThat(Words.summary(found(Level.ARTIST, Outcome.SPEED, level("a", Verdict.FASTER, 9),
        level("b", Verdict.FASTER, 8), level("c", Verdict.FASTER, 7), level("d", Verdict.FASTER, 6))))
        .isEqualTo("You typed faster to a or b or c or 1 other");
    assertThat(Words.summary(found(Level.ARTIST, Outcome.SPEED, level("a", Verdict.FASTER, 9),
        level("b", Verdict.FASTER, 8), level("c", Verdict.FASTER, 7), level("d", Verdict.FASTER, 6),
        level("e", Verdict.FASTER, 5)))).endsWith("or 2 others");
  }

  @Test
  void whereNothingIsClearThatIsSaid() {
    assertThat(Words.summary(found(Level.TRACK, Outcome.SPEED, level("a", Verdict.NO_CLEAR_DIFFERENCE, 2),
        rare("b")))).isEqualTo("No track stands out from the rest of the music");
    assertThat(Words.summary(found(Outcome.SPEED, rare("a"), rare("b")))).isEqualTo(Words.TOO_LITTLE);
    assertThat(Words.summary(found(Outcome.SPEED))).isEqualTo(Words.TOO_LITTLE);
  }

  @Test
  void whatAVerdictNeedsIsSaidOnlyWithoutAModel() {
    assertThat(Words.missing(MadeReports.tooLittle(rare("a")))).isEqualTo(Words.NEEDED);
    assertThat(Words.missing(found(Outcome.SPEED, rare("a")))).isEmpty();
  }

  @Test
  void whatCouldNotHaveBeenSeenIsSaidWhereNothingIsClear() {
    assertThat(Words.notes(level("a", Verdict.NO_CLEAR_DIFFERENCE, 2, "mostly one artist")))
        .containsExactly("too little data to detect differences below 5 %", "mostly one artist");
    assertThat(Words.notes(level("a", Verdict.FASTER, 8, "mostly one artist")))
        .containsExactly("mostly one artist");
    assertThat(Words.notes(rare("a"))).isEmpty();
    Report.Estimate open = new Report.Estimate(MadeReports.contrast(1), OptionalDouble.empty(), 0.5, 0.1,
        OptionalDouble.empty());
    assertThat(Words.notes(new Report.Level("a", Verdict.NO_CLEAR_DIFFERENCE, false, Optional.of(open),
        Optional.empty(), 2, 1, 90, List.of()))).isEmpty();
  }

  @Test
  void whatCouldNotHaveBeenSeenIsNotSaidWhenItSaysNothingOrContradicts() {
    assertThat(Words.notes(level("a", Verdict.ABOUT_THE_SAME, 0))).isEmpty();
    Report.Estimate vast = new Report.Estimate(MadeReports.contrast(1), OptionalDouble.empty(), 0.5, 0.1,
        OptionalDouble.of(556));
    assertThat(Words.notes(new Report.Level("a", Verdict.TOO_LITTLE_DATA, false, Optional.of(vast),
        Optional.empty(), 2, 1, 90, List.of()))).isEmpty();
    assertThat(Words.notes(new Report.Level("a", Verdict.NO_CLEAR_DIFFERENCE, false, Optional.of(vast),
        Optional.empty(), 12, 5, 900, List.of())))
        .containsExactly("too little data to detect even large differences");
  }

  @Test
  void reasonsAreWords() {
    for (var field : Stream.of(Exclusion.class.getFields()).filter(one -> !one.getName().equals("NONE"))
        .toList()) {
      assertThat(Words.leftOut(Map.of(field.getName(), 2))).singleElement().asString()
          .matches("2 [a-z0-9 ]+");
    }
    for (String code : List.of("NOT_MUSIC", "BROKEN_VALUES", "NO_OUTCOME", "POOLED", "TOO_LITTLE_SILENCE")) {
      assertThat(Words.leftOut(Map.of(code, 2))).singleElement().asString().matches("2 [a-z ,]+");
    }
    assertThat(Words.leftOut(Map.of("SKIP", 2, "SUSPEND", 9)))
        .containsExactly("9 not recorded", "2 heard for under 30 s");
  }

  @Test
  void hoursAreComparedWithTheOtherHours() {
    assertThat(Words.summary(found(Level.HOUR, Outcome.SPEED, level("09:00", Verdict.ABOUT_THE_SAME, 0))))
        .isEqualTo("No hour stands out from the other hours");
    assertThat(Words.meaning(found(Level.HOUR, Outcome.SPEED))).first().isEqualTo(
        "Change: with music, against the other hours, adjusted for session and trend;");
  }

  @Test
  void allMusicIsComparedWithSilence() {
    assertThat(Words.musicAgainstSilence(MadeReports.contrast(5)))
        .isEqualTo("All music against silence: +5.0 % (+2.0 % … +8.0 %).");
  }

  @Test
  void aCorrelationThatIsNotClearIsCalledSo() {
    var clear = new PropertyCorrelation.Limits(0.1, 0.3);
    var unclear = new PropertyCorrelation.Limits(-0.1, 0.5);

    assertThat(
        Words.correlation(new PropertyCorrelation("tempo_bpm", 90, 2, 0.3, clear, 0.2, 0.21, clear, 0.1,
            Optional.empty())))
        .isEqualTo("tempo_bpm: rank correlation +0.21 (+0.10 … +0.30) of 90 segments.");
    assertThat(Words.correlation(new PropertyCorrelation("energy", 90, 2, 0.3, clear, 0.2, 0.21, unclear, 0.1,
        Optional.empty()))).endsWith("(-0.10 … +0.50) of 90 segments; not clear.");
  }

  @ParameterizedTest
  @EnumSource
  void aVerdictReadsAsWords(Verdict verdict) {
    assertThat(Words.verdict(verdict)).matches("[a-z ]{6,19}")
        .isEqualTo(verdict.name().replace('_', ' ').toLowerCase(Locale.ROOT));
  }
}
