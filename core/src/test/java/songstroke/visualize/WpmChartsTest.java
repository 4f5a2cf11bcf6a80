package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import songstroke.visualize.DotRow.Dot;
import songstroke.visualize.DotRow.Tone;

class WpmChartsTest {
  @Test
  void theMeanIsAllCharactersOverAllActiveTime() {
    DotChart chart = genres(List.of(new Sample("a", List.of("jazz"), 100, 20_000),
        new Sample("b", List.of("jazz"), 300, 90_000)));
    assertThat(chart.rows()).singleElement().satisfies(row -> {
      assertThat(row.mean()).hasValue(12_000.0 * 400 / 110_000);
      assertThat(row.dots()).containsExactly(new Dot(60, 100), new Dot(40, 300));
      assertThat(row.cells()).containsExactly("43.6", "2");
      assertThat(row.tone()).isEqualTo(Tone.DIMMED);
    });
  }

  @Test
  void aSegmentOfSeveralGenresIsSharedAndNotCountedSeveralTimes() {
    DotChart chart = genres(List.of(new Sample("a", List.of("jazz", "soul"), 100, 20_000),
        new Sample("b", List.of("soul"), 60, 12_000), new Sample("c", List.of("soul"), 60, 24_000)));
    DotRow jazz = row(chart, "jazz");
    DotRow soul = row(chart, "soul");
    assertThat(jazz.cells()).containsExactly("60.0", "0.5");
    assertThat(soul.cells().getLast()).isEqualTo("2.5");
    assertThat(soul.mean().orElseThrow()).isCloseTo(12_000 * (50.0 + 120) / (10_000 + 36_000), within(1e-9));
    assertThat(jazz.weight() + soul.weight()).isEqualTo(220);
    assertThat(chart.notes().getFirst()).contains("shared");
  }

  @Test
  void aGenreNamedTwiceCountsOnce() {
    DotChart chart = genres(List.of(new Sample("a", List.of("jazz", " jazz", ""), 100, 20_000)));
    assertThat(row(chart, "jazz").cells()).containsExactly("60.0", "1");
    assertThat(chart.notes().getFirst()).doesNotContain("shared");
  }

  @Test
  void rowsAreOrderedByTheirSegmentsAndTheUnnamedComesLastAndDim() {
    List<Sample> samples = List.of(Charts.sample("slow", List.of(), 40, 300),
        Charts.sample("", List.of(), 90, 100), Charts.sample("", List.of(), 90, 100),
        Charts.sample("fast", List.of("x"), 70, 100), Charts.sample("middle", List.of(), 55, 100),
        Charts.sample("middle", List.of(), 55, 100));
    DotChart tracks = WpmCharts.byTrack(samples, List.of(), Optional.empty(), 1);
    assertThat(tracks.rows()).extracting(DotRow::label)
        .containsExactly("middle", "slow", "fast", WpmCharts.UNKNOWN_TRACK);
    assertThat(tracks.rows().getLast().tone()).isEqualTo(Tone.DIMMED);
    assertThat(genres(samples).rows()).extracting(DotRow::label).containsExactly("x", WpmCharts.NO_GENRE);
  }

  @Test
  void silenceIsTheDashedLine() {
    DotChart chart = WpmCharts.byGenre(Charts.session(), Charts.silence(), Charts.oneDay(), 8);
    assertThat(chart.reference()).hasValueSatisfying(reference -> {
      assertThat(reference.label()).isEqualTo("silence 58.3");
      assertThat(reference.value()).isCloseTo(58.28, within(0.01));
    });
    assertThat(chart.notes().getLast())
        .isEqualTo("Dashed line: the weighted mean of 2 segments without music.");
  }

  @Test
  void withoutSilenceThereIsNoLine() {
    assertThat(genres(Charts.session()).reference()).isEmpty();
    Sample unheard = new Sample("", List.of(), 0, 0);
    assertThat(WpmCharts.byGenre(Charts.session(), List.of(unheard), Optional.empty(), 8).reference())
        .isEmpty();
  }

  @Test
  void segmentsWithoutTypingHaveNoSpeedAndAreLeftOut() {
    DotChart chart = genres(
        List.of(new Sample("a", List.of("jazz"), 0, 0), new Sample("b", List.of("soul"), 5, 0)));
    assertThat(chart.rows()).isEmpty();
    assertThat(chart.subtitle()).isEqualTo("0 tracks, 0 segments");
  }

  @Test
  void theSubtitleSaysOfWhatAndHowToReadIt() {
    assertThat(WpmCharts.byTrack(Charts.session(), List.of(), Charts.oneDay(), 8).subtitle()).isEqualTo(
        "4 tracks, 39 segments, 22\u00a0Nov\u00a02026; each dot a segment, size by typing in it; "
            + "strong dot the weighted mean");
  }

  @Test
  void theSixtyWithTheMostSegmentsAndTypingStay() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 75; i++) {
      samples.add(Charts.sample("track " + i, List.of(), 60, 100 + i));
    }
    Collections.shuffle(samples, new Random(3));
    DotChart chart = WpmCharts.byTrack(samples, List.of(), Optional.empty(), 8);
    assertThat(chart.rows()).hasSize(60).extracting(DotRow::label).doesNotContain("track 14")
        .contains("track 15");
    assertThat(chart.notes()).first().isEqualTo("The 60 with the most segments of 75 are shown.");
  }

  @Test
  void rowsOfFewSegmentsAreGrayAndSaidToBeTooFew() {
    DotChart chart = genres(Charts.session());
    assertThat(chart.heading()).isEqualTo("Active typing speed by genre");
    assertThat(chart.rows()).filteredOn(row -> row.dots().size() < 8).isNotEmpty()
        .allMatch(row -> row.tone() == Tone.DIMMED);
    assertThat(chart.rows()).filteredOn(row -> row.dots().size() >= 8).isNotEmpty()
        .allMatch(row -> row.tone() == Tone.PLAIN);
    DotChart few = genres(List.of(Charts.sample("a", List.of("jazz"), 60, 100)));
    assertThat(few.heading()).isEqualTo("Active typing speed by genre: too few segments for a verdict");
    assertThat(few.notes())
        .contains("Fewer than 8 segments are too few for a verdict; such means differ by chance.");
  }

  @Test
  void theOrderOfTheSegmentsDoesNotMatter() {
    List<Sample> reversed = Charts.session().reversed();
    assertThat(genres(reversed).rows()).extracting(DotRow::label)
        .isEqualTo(genres(Charts.session()).rows().stream().map(DotRow::label).toList());
  }

  @Test
  void impossibleSamplesAndDaysAreRefused() {
    assertThatThrownBy(() -> new Sample("a", List.of(), -1, 5)).isInstanceOf(IllegalArgumentException.class);
    var day = Charts.oneDay().orElseThrow().first();
    assertThatThrownBy(() -> new WpmCharts.Days(day, day.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DotChart genres(List<Sample> samples) {
    return WpmCharts.byGenre(samples, List.of(), Optional.empty(), 8);
  }

  private static DotRow row(DotChart chart, String label) {
    return chart.rows().stream().filter(row -> row.label().equals(label)).findFirst().orElseThrow();
  }
}
