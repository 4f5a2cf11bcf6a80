package songstroke.capture.music.mpd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.capture.SourceUnavailableException;
import songstroke.capture.music.HeardMusic;
import songstroke.capture.music.HeardMusic.Report;
import songstroke.capture.music.mpris.Tone;
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// How late changes of a real server are heard after their command, and how far the stamps of natural ends are from the
/// server's own position. Run by `bench/mpd.sh`; prints a line a kind of change.
class MpdBench {
  private static final int SKIPS = 25;
  private static final int PAUSES = 20;
  private static final int SEEKS = 10;
  private static final int NATURAL_ENDS = 8;

  @TempDir
  private Path folder;
  private final HeardMusic heard = new HeardMusic();

  @Test
  void printsTheDelays() throws SourceUnavailableException {
    System.out.println();
    List<Tone> tones = new ArrayList<>(tones("skip", SKIPS + 1, 60));
    tones.addAll(tones("end", NATURAL_ENDS + 1, 4));
    try (MpdServer server = MpdServer.with(folder, tones);
        var source = new MpdMusicSource(server.environment(), Clocks.system())) {
      source.start(heard);
      server.tell("play 0");
      heard.awaitTitle("skip 0");
      List<Double> all = new ArrayList<>();
      all.addAll(print("skips", skips(server)));
      all.addAll(print("pauses and resumes", pauses(server)));
      all.addAll(print("seeks", seeks(server)));
      print("all commands", all);
      print("natural ends, stamps", naturalEnds(server));
    }
    assertThat(heard.breaches()).isEmpty();
  }

  private List<Double> skips(MpdServer server) {
    List<Double> delays = new ArrayList<>();
    for (int i = 1; i <= SKIPS; i++) {
      long commanded = server.command("next");
      delays.add((heard.awaitTitle("skip " + i).arrived() - commanded) / 1e6);
    }
    return delays;
  }

  private List<Double> pauses(MpdServer server) {
    List<Double> delays = new ArrayList<>();
    for (int i = 0; i < PAUSES; i++) {
      boolean pause = i % 2 == 0;
      int before = heard.reports().size();
      long commanded = server.command("pause " + (pause ? 1 : 0));
      Report report = heard.await(before,
          any -> pause ? any.playback() instanceof Playback.Paused : !any.title().isEmpty());
      delays.add((report.arrived() - commanded) / 1e6);
    }
    return delays;
  }

  private List<Double> seeks(MpdServer server) {
    List<Double> delays = new ArrayList<>();
    for (int i = 0; i < SEEKS; i++) {
      int before = heard.reports().size();
      long commanded = server.command("seekcur " + (i % 2 == 0 ? 40 : 10));
      delays.add((heard.await(before, any -> !any.title().isEmpty()).arrived() - commanded) / 1e6);
    }
    return delays;
  }

  private List<Double> naturalEnds(MpdServer server) {
    List<Double> errors = new ArrayList<>();
    server.tell("play " + (SKIPS + 1));
    for (int i = 1; i <= NATURAL_ENDS; i++) {
      Report report = heard.awaitTitle("end " + i);
      errors.add((report.nanos() - server.beganNanos()) / 1e6);
    }
    return errors;
  }

  private static List<Tone> tones(String name, int count, double seconds) {
    return IntStream.range(0, count).mapToObj(i -> new Tone(name + " " + i, "Ann", "Drone", seconds))
        .toList();
  }

  private static List<Double> print(String what, List<Double> values) {
    List<Double> sizes = values.stream().map(Math::abs).sorted().toList();
    System.out.printf(Locale.ROOT,
        "%-22s %3d changes, all seen; median %.1f ms, max %.1f ms (signed %.1f to %.1f)%n", what,
        sizes.size(),
        sizes.get((sizes.size() - 1) / 2), sizes.getLast(),
        values.stream().min(Double::compare).orElseThrow(),
        values.stream().max(Double::compare).orElseThrow());
    return values;
  }
}
