package songstroke.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import songstroke.capture.SourceHealth;
import songstroke.sources.MusicGlance;
import songstroke.sources.MusicSources;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MusicListingTest {
  private static final SourceHealth WORKS = new SourceHealth.Working("mpv");
  private static final NowPlaying SONG = new NowPlaying(AudioKind.MUSIC, "mpv",
      new Track(Optional.empty(), "静かな朝", List.of("北の灯", "Nova"), "Dawn", OptionalLong.of(200_000),
          List.of("ambient")));
  private static final NowPlaying NAMELESS = new NowPlaying(AudioKind.UNKNOWN, "firefox",
      new Track(Optional.empty(), "", List.of(), "", OptionalLong.empty(), List.of()));

  private final StringWriter written = new StringWriter();

  @Test
  void everyStateOfTheMusicHasItsWords() {
    assertThat(now(new Playback.Playing(SONG, OptionalLong.of(5))))
        .isEqualTo("* mpris         playing: 静かな朝 - 北の灯, Nova (mpv)");
    assertThat(now(new Playback.Paused(Optional.of(SONG)))).endsWith("paused: 静かな朝 - 北の灯, Nova (mpv)");
    assertThat(now(new Playback.Paused(Optional.empty()))).endsWith(" paused");
    assertThat(now(new Playback.Muted(Optional.of(NAMELESS))))
        .endsWith(" muted: sound of unknown kind (firefox)");
    assertThat(now(new Playback.Stopped())).endsWith(" stopped");
    assertThat(now(new Playback.Unknown(""))).endsWith(" unknown");
    assertThat(now(new Playback.Unknown("the bus is gone"))).endsWith(" unknown: the bus is gone");
  }

  @Test
  void aSourceInTroubleSaysWhyOnce() {
    var lost = new SourceHealth.Interrupted("the bus is gone", "log in again");

    assertThat(now(view("mpris", Optional.of(new Playback.Unknown("the bus is gone")), lost, true)))
        .isEqualTo("* mpris         unknown: the bus is gone");
    assertThat(now(view("mpris", Optional.of(new Playback.Stopped()), lost, true)))
        .endsWith(" stopped (the bus is gone)");
    assertThat(now(view("mpd", Optional.empty(), new SourceHealth.Ended("no server"), true)))
        .isEqualTo("* mpd           no word (no server)");
  }

  @Test
  void onlyTheSourceThatIsUsedHasAStar() {
    listing(false).now(List.of(view("mpris", Optional.of(new Playback.Stopped()), WORKS, false),
        view("mpd", Optional.of(new Playback.Stopped()), WORKS, true)));

    assertThat(lines()).containsExactly("  mpris         stopped", "* mpd           stopped");
  }

  @Test
  void withoutAnySourceTheNextCommandIsNamed() {
    listing(false).now(List.of(view("mpris", Optional.empty(), WORKS, false)));

    assertThat(lines()).hasSize(2).last().asString().contains("'songstroke music sources'");
  }

  @Test
  void aLongNameIsCutAndDoesNotRunIntoTheNextColumn() {
    assertThat(now(view("replay:/home/nova/music.jsonl", Optional.of(new Playback.Stopped()), WORKS, true)))
        .isEqualTo("* replay:/home… stopped");
    assertThat(sources(new MusicSources.Probe("replay:静かな朝の録音.jsonl", true, "a recording", "", "")))
        .containsExactly("yes  replay:静か…  a recording");
  }

  @Test
  void aSourceIsListedWithWhatItHeardItsLimitsAndARemedy() {
    assertThat(sources(new MusicSources.Probe("mpris", true, "mpv", "", ""),
        new MusicSources.Probe("lastfm", false, "no user is set", "set lastfm.user", "asks every 30 s")))
        .containsExactly("yes  mpris         mpv [auto]",
            "                   now: playing: 静かな朝 - 北の灯, Nova (mpv)",
            "no   lastfm        no user is set",
            "                   asks every 30 s",
            "                   -> set lastfm.user");
  }

  @Test
  void jsonHasEverythingThatIsKnownOfATrack() {
    listing(true).now(List.of(mpris(new Playback.Playing(SONG, OptionalLong.of(1_500)))));

    assertThat(json()).isEqualTo(JsonMapper.shared().readTree("""
        [{"source":"mpris","wins":true,"health":"working",
          "playback":{"state":"playing","kind":"music","player":"mpv","title":"静かな朝","album":"Dawn",
            "artists":["北の灯","Nova"],"genres":["ambient"],"length_ms":200000,"position_ms":1500}}]"""));
  }

  @Test
  void jsonLeavesOutWhatIsNotKnown() {
    listing(true).now(List.of(mpris(new Playback.Unknown("")),
        view("mpd", Optional.empty(), new SourceHealth.Ended("no server"), false),
        view("x", Optional.of(new Playback.Paused(Optional.empty())),
            new SourceHealth.Interrupted("lost", ""), false)));

    assertThat(json()).isEqualTo(JsonMapper.shared().readTree("""
        [{"source":"mpris","wins":true,"health":"working","playback":{"state":"unknown","reason":""}},
         {"source":"mpd","wins":false,"health":"ended","why":"no server"},
         {"source":"x","wins":false,"health":"interrupted","why":"lost","playback":{"state":"paused"}}]"""));
  }

  @Test
  void jsonOfTheSourcesSaysWhichAreAutomatic() {
    listing(true).sources(
        List.of(new MusicSources.Probe("mpris", true, "mpv", "", ""),
            new MusicSources.Probe("mpd", false, "no server", "start it", "")),
        List.of(mpris(new Playback.Stopped())), List.of("mpris"));

    assertThat(json()).isEqualTo(JsonMapper.shared().readTree("""
        [{"source":"mpris","works":true,"automatic":true,"detail":"mpv","limits":"","remedy":"",
          "health":"working","playback":{"state":"stopped"}},
         {"source":"mpd","works":false,"automatic":false,"detail":"no server","limits":"",
          "remedy":"start it"}]"""));
  }

  private String now(Playback playback) {
    return now(mpris(playback));
  }

  private String now(MusicGlance.View view) {
    written.getBuffer().setLength(0);
    listing(false).now(List.of(view));
    return lines().getFirst();
  }

  private List<String> sources(MusicSources.Probe... probes) {
    written.getBuffer().setLength(0);
    listing(false).sources(List.of(probes), List.of(mpris(new Playback.Playing(SONG, OptionalLong.empty()))),
        List.of("mpris"));
    return lines();
  }

  private MusicListing listing(boolean json) {
    return new MusicListing(new PrintWriter(written), json);
  }

  private List<String> lines() {
    return written.toString().lines().toList();
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(written.toString());
  }

  private static MusicGlance.View mpris(Playback playback) {
    return view("mpris", Optional.of(playback), WORKS, true);
  }

  private static MusicGlance.View view(String name, Optional<Playback> playback, SourceHealth health,
      boolean wins) {
    return new MusicGlance.View(name, playback, health, wins);
  }
}
