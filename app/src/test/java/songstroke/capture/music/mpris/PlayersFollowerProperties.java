package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import songstroke.timeline.Playback;

/// Laws that hold whatever a player does.
class PlayersFollowerProperties {
  /// Something a player does.
  ///
  /// @param rest how long it rests afterwards, in ms
  record Step(Act act, int song, int rest) {}

  enum Act {
    PLAY, PAUSE, RESUME, STOP, SEEK, FREEZE, THAW, QUIETEN, LOUDEN
  }

  @Property
  void afterARestTheLastReportIsWhatThePlayerDoes(@ForAll("steps") List<Step> steps) {
    Desk desk = new Desk().put("mpv", Map.of("Volume", 0.7)).put("mpv", state("Stopped", 0)).connect();
    String status = "Stopped";
    int song = 0;
    boolean quiet = false;
    for (Step step : steps) {
      switch (step.act) {
        case PLAY -> {
          status = "Playing";
          song = step.song;
          desk.put("mpv", Desk.position(0)).change("mpv", state(status, song));
        }
        case PAUSE, STOP, RESUME -> {
          status = step.act == Act.PAUSE ? "Paused" : step.act == Act.STOP ? "Stopped" : "Playing";
          desk.change("mpv", Song.status(status));
        }
        case SEEK -> desk.seek("mpv", step.song * 10.0);
        case FREEZE -> desk.freeze("mpv");
        case THAW -> desk.thaw("mpv");
        case QUIETEN, LOUDEN -> {
          quiet = step.act == Act.QUIETEN;
          desk.change("mpv", Map.of("Volume", quiet ? 0.0 : 0.7));
        }
      }
      desk.after(step.rest);
    }
    desk.thaw("mpv").after(20_000);

    Playback last = desk.last().playback();
    switch (status) {
      case "Playing" -> {
        if (quiet) {
          assertThat(last).isInstanceOf(Playback.Muted.class);
        } else {
          assertThat(((Playback.Playing) last).item().track().title()).isEqualTo("Song " + song);
        }
      }
      case "Paused" -> assertThat(last).isInstanceOf(Playback.Paused.class);
      default -> assertThat(last).isEqualTo(new Playback.Stopped());
    }
  }

  @Property
  void stampsNeverGoBack(@ForAll("steps") List<Step> steps) {
    Desk desk = new Desk().put("mpv", state("Stopped", 0)).put("vlc", state("Playing", 7)).connect();
    for (Step step : steps) {
      String player = step.song % 2 == 0 ? "mpv" : "vlc";
      switch (step.act) {
        case PLAY -> desk.put(player, Desk.position(0)).change(player, state("Playing", step.song));
        case PAUSE -> desk.change(player, Song.status("Paused"));
        case RESUME -> desk.change(player, Song.status("Playing"));
        case STOP -> desk.change(player, Song.status("Stopped"));
        case SEEK -> desk.seek(player, step.song * 10.0);
        case FREEZE -> desk.freeze(player);
        case THAW -> desk.thaw(player);
        case QUIETEN -> desk.leave(player);
        case LOUDEN -> desk.appear(player, state("Playing", step.song));
      }
      desk.after(step.rest);
    }
    assertThat(desk.reports()).extracting(Desk.Report::ms).isSorted();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> waits = Arbitraries.oneOf(Arbitraries.integers().between(0, 50),
        Arbitraries.integers().between(100, 600), Arbitraries.integers().between(1_000, 9_000));
    return Combinators.combine(Arbitraries.of(Act.class), Arbitraries.integers().between(0, 9), waits)
        .as(Step::new).list().ofMaxSize(40);
  }

  private static Map<String, Object> state(String status, int song) {
    return Map.of("PlaybackStatus", status, "Metadata", Song.of("Song " + song, "Ann", 10_000));
  }
}
