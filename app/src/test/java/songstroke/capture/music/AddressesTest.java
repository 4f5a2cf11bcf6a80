package songstroke.capture.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.capture.SourceHealth;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"https://h.example/stream?api_key=S", "HTTP://h.example", "rtsp://h/x", "stream?a=b",
        "stream?static=true&MediaSourceId=77&api_key=S", "data:audio/mpeg;base64,AAAA", "x&access_token=S",
        "Now on http://user:pw@h.example/live", "stream%3Fapi_key%3DS"})
  void anAddressIsNoName(String text) {
    assertThat(Addresses.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Low Tide", "What's the Frequency, Kenneth?", "1+1=2", "Why? Because x = y",
    "A/B", "AC/DC",
    "will.i.am", "50%", "100% = everything", "Key of Life", "Token"})
  void aNameIsNoAddress(String text) {
    assertThat(Addresses.isIn(text)).isFalse();
  }

  @Test
  void noSourceReportsAnAddressAsAName() {
    List<Playback> heard = new ArrayList<>();
    var reporter = new MusicReporter(new MusicListener() {
      @Override
      public void playback(long nanos, Playback playback) {
        heard.add(playback);
      }

      @Override
      public void health(SourceHealth health) {}
    }, 0);
    String address = "https://h.example/x?token=SECRET";
    var item = new NowPlaying(AudioKind.MUSIC, "p",
        new Track(Optional.of(address), address, List.of(address, "Ann"),
            address, OptionalLong.empty(), List.of(address)));
    reporter.playback(0, new Playback.Playing(item, OptionalLong.empty()));
    reporter.playback(1, new Playback.Paused(Optional.of(item)));
    reporter.playback(2, new Playback.Muted(Optional.of(item)));
    assertThat(heard).hasSize(3);
    assertThat(heard.toString()).doesNotContain("SECRET").contains("Ann");
  }
}
