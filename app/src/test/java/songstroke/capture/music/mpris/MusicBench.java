package songstroke.capture.music.mpris;

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
import songstroke.timeline.Clocks;
import songstroke.timeline.Playback;

/// How far the stamps of the media session are from what mpv says itself on its control socket. Run by
/// `bench/music.sh`; prints a line a kind of change.
class MusicBench {
  private static final int NATURAL_ENDS = 12;
  private static final int SKIPS = 12;
  private static final int PAUSES = 8;

  @TempDir
  private Path folder;

  private final HeardMusic heard = new HeardMusic();
  private final List<Double> all = new ArrayList<>();

  @Test
  void printsTheBoundaryErrors() throws SourceUnavailableException {
    System.out.println();
    try (SessionBus bus = SessionBus.start();
        var source = new MprisMusicSource(bus.environment(), Clocks.system())) {
      source.start(heard);
      try (Mpv mpv = Mpv.play(bus, folder, tones("end", NATURAL_ENDS + 1, 2))) {
        print("natural ends", naturalEnds(mpv));
      }
      heard.await(heard.reports().size() - 1, report -> report.playback() instanceof Playback.Stopped);
      try (Mpv mpv = Mpv.play(bus, folder, tones("skip", SKIPS + 1, 60))) {
        print("skips", skips(mpv));
        print("pauses and resumes", pauses(mpv));
      }
      print("all", all);
    }
    assertThat(heard.breaches()).isEmpty();
  }

  private List<Double> naturalEnds(Mpv mpv) {
    List<Double> errors = new ArrayList<>();
    for (int i = 1; i <= NATURAL_ENDS; i++) {
      errors.add(error(heard.awaitTitle("end " + i), title(mpv, "end " + i)));
    }
    return errors;
  }

  private List<Double> skips(Mpv mpv) {
    heard.awaitTitle("skip 0");
    List<Double> errors = new ArrayList<>();
    for (int i = 1; i <= SKIPS; i++) {
      mpv.next();
      errors.add(error(heard.awaitTitle("skip " + i), title(mpv, "skip " + i)));
    }
    return errors;
  }

  private List<Double> pauses(Mpv mpv) {
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < PAUSES; i++) {
      boolean pause = i % 2 == 0;
      int said = mpv.said().size();
      int reported = heard.reports().size();
      mpv.pause(pause);
      Report report = heard.await(reported,
          any -> pause ? any.playback() instanceof Playback.Paused : !any.title().isEmpty());
      errors.add(error(report, mpv.await(said, any -> any.name().equals("pause"))));
    }
    return errors;
  }

  private static Mpv.Said title(Mpv mpv, String title) {
    return mpv.await(0, said -> said.name().equals("media-title") && said.data().equals(title));
  }

  private double error(Report report, Mpv.Said truth) {
    double millis = (report.nanos() - truth.nanos()) / 1e6;
    all.add(millis);
    return millis;
  }

  private static List<Tone> tones(String name, int count, double seconds) {
    return IntStream.range(0, count).mapToObj(i -> new Tone(name + " " + i, "Ann", "Drone", seconds))
        .toList();
  }

  private static void print(String what, List<Double> errors) {
    List<Double> sizes = errors.stream().map(Math::abs).sorted().toList();
    System.out.printf(Locale.ROOT,
        "%-20s %3d changes, all seen; error median %.1f ms, max %.1f ms (signed %.1f to %.1f)%n",
        what, sizes.size(), sizes.get((sizes.size() - 1) / 2), sizes.getLast(),
        errors.stream().min(Double::compare).orElseThrow(),
        errors.stream().max(Double::compare).orElseThrow());
  }
}
