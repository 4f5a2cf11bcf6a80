package songstroke.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

class SegmentTest {
  @Test
  void theLocalDateFollowsTheOffsetAtItsStart() {
    SegmentBuilder lateInLondon = SegmentBuilder.segment().startUtc(Instant.parse("2026-03-31T23:30:00Z"));

    assertThat(lateInLondon.build().when().localDate()).hasValue(LocalDate.of(2026, 3, 31));
    assertThat(lateInLondon.utcOffsetMin(60).build().when().localDate()).hasValue(LocalDate.of(2026, 4, 1));
    assertThat(lateInLondon.utcOffsetMin(-630).build().when().localDateTime())
        .hasValue(LocalDateTime.of(2026, 3, 31, 13, 0));
    assertThat(When.UNKNOWN.localDate()).isEmpty();
  }

  @Test
  void aGenreIsNamedOnceAndWithoutASemicolon() {
    Segment segment = SegmentBuilder.segment().genres(List.of(" dub ", "techno; dub", "", "dub")).build();

    assertThat(segment.heard().genres()).containsExactly("dub", "techno, dub");
    assertThat(segment.withGenres(List.of("jazz")).heard())
        .isEqualTo(segment.heard().withGenres(List.of("jazz")));
  }

  @Test
  void aTrackReadsAsItsTitleWithItsArtists() {
    SegmentBuilder segment = SegmentBuilder.segment().track("t1", "Low Tide");

    assertThat(segment.build().heard().titleAndArtists()).isEqualTo("Low Tide");
    assertThat(segment.artist("nova", "Nova, Atlas").build().heard().titleAndArtists())
        .isEqualTo("Low Tide – Nova, Atlas");
    assertThat(segment.track("t1", "").build().heard().titleAndArtists()).isEmpty();
  }

  @Test
  void onlySilenceOnPauseIsAPause() {
    assertThat(Heard.noTrack(State.SILENCE, Reason.PAUSED).isPaused()).isTrue();
    assertThat(Heard.noTrack(State.SILENCE, Reason.STOPPED).isPaused()).isFalse();
    assertThat(Heard.noTrack(State.UNKNOWN, Reason.PAUSED).isPaused()).isFalse();
  }

  @Test
  void whatIsNotKnownHasNoGrossSpeed() {
    Segment unknown = SegmentBuilder.segment().build();

    assertThat(unknown).isEqualTo(
        new Segment(Place.UNKNOWN, When.UNKNOWN, Heard.UNKNOWN, "", -1, TypingMetrics.UNKNOWN, ""));
    assertThat(unknown.grossWpm()).isNaN();
    assertThatThrownBy(() -> SegmentBuilder.segment().durationMs(-2).build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
