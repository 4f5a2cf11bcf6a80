package songstroke.capture.music.several;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import songstroke.capture.music.SourcePriority;
import songstroke.capture.music.mpd.MpdMusicSource;
import songstroke.capture.music.mpris.MprisMusicSource;
import songstroke.capture.music.scrobbled.LastFmLookout;
import songstroke.capture.music.spotify.SpotifyMusicSource;
import songstroke.timeline.AudioKind;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import songstroke.timeline.Track;

/// Laws of the choice, whatever the sources say.
class ChooserProperties {
  private static final long MILLI = 1_000_000;
  private static final List<SourcePriority> STANDINGS = List.of(MpdMusicSource.STANDING,
      MprisMusicSource.STANDING,
      SpotifyMusicSource.STANDING, LastFmLookout.STANDING);
  private static final long END = 2_000_000 * MILLI;

  /// @param at in ns
  record Said(int source, long at, Playback playback) {}

  /// @param source empty when it is nobody's word
  record Heard(long at, Playback playback, OptionalInt source) {}

  @Provide
  static Arbitrary<List<Said>> sessions() {
    Arbitrary<Playback> playing = Combinators
        .combine(Arbitraries.of("A", "B", "C"), Arbitraries.of("p", "firefox"))
        .as((title, player) -> new Playback.Playing(item(title, player), OptionalLong.empty()));
    Arbitrary<Playback> rest = Arbitraries.of(new Playback.Stopped(),
        new Playback.Paused(Optional.of(item("A", "p"))),
        new Playback.Muted(Optional.of(item("B", "p"))), new Playback.Unknown("gone"));
    Arbitrary<Playback> playback = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, playing),
        net.jqwik.api.Tuple.of(1, rest));
    Arbitrary<Long> times = Arbitraries.oneOf(Arbitraries.longs().between(0, 20_000),
        Arbitraries.longs().between(0, 600_000)).map(millis -> millis * MILLI);
    return Combinators.combine(Arbitraries.integers().between(0, STANDINGS.size() - 1), times, playback)
        .as(Said::new).list().ofMinSize(1).ofMaxSize(40).map(ChooserProperties::inOrder);
  }

  @Property
  void nothingIsHeardThatNoSourceSays(@ForAll("sessions") List<Said> session) {
    for (Heard heard : heard(session)) {
      if (heard.source.isPresent()) {
        assertThat(session).anySatisfy(said -> {
          assertThat(said.playback).isEqualTo(heard.playback);
          assertThat(said.source).isEqualTo(heard.source.getAsInt());
          assertThat(said.at).isLessThanOrEqualTo(heard.at);
        });
      } else {
        assertThat(heard.playback).isInstanceOfSatisfying(Playback.Unknown.class,
            unknown -> assertThat(unknown.reason()).startsWith("two players at once"));
      }
    }
  }

  @Property
  void aBoundaryIsHeardOnceAndTimeDoesNotGoBack(@ForAll("sessions") List<Said> session) {
    List<Heard> all = heard(session);
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).at).isGreaterThanOrEqualTo(all.get(i - 1).at);
      Playback before = all.get(i - 1).playback;
      Playback now = all.get(i).playback;
      if (isSame(before, now)) {
        assertThat(repeats(session, all.get(i))).as("%s then %s", all.get(i - 1), all.get(i)).isTrue();
      }
    }
  }

  /// Whether the source itself said, just then, the same track in other words than before.
  private static boolean repeats(List<Said> session, Heard heard) {
    List<Said> own = session.stream()
        .filter(said -> heard.source.equals(OptionalInt.of(said.source))).toList();
    for (int i = 1; i < own.size(); i++) {
      Playback now = own.get(i).playback;
      if (own.get(i).at == heard.at && isSame(own.get(i - 1).playback, now)
          && !own.get(i - 1).playback.equals(now)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(Playback one, Playback other) {
    return titles(one).equals(titles(other)) && one.getClass().equals(other.getClass());
  }

  @Property
  void theOrderOfArrivalDoesNotMatter(@ForAll("sessions") List<Said> session, @ForAll long seed) {
    List<Heard> inTime = heard(session);
    Random random = new Random(seed);
    record Arrival(Said said, long at) {}
    long[] last = new long[STANDINGS.size()];
    List<Arrival> arrivals = new ArrayList<>();
    for (Said said : session) {
      long late = said.at + random.nextLong(Chooser.HOLD);
      last[said.source] = Math.max(last[said.source], Math.min(late, said.at + Chooser.HOLD - 1));
      arrivals.add(new Arrival(said, last[said.source]));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    List<Heard> heard = new ArrayList<>();
    Chooser chooser = chooser(heard);
    arrivals.forEach(arrival -> {
      passUntil(chooser, arrival.at);
      chooser.hear(arrival.at, arrival.said.source, arrival.said.at, arrival.said.playback);
    });
    passUntil(chooser, END);
    assertThat(heard).isEqualTo(inTime);
  }

  @Property
  void aLateReportIsHeardAndNeverBreaksTheOrder(@ForAll("sessions") List<Said> session, @ForAll long seed) {
    Random random = new Random(seed);
    List<Heard> heard = new ArrayList<>();
    Chooser chooser = chooser(heard);
    for (Said said : session) {
      long behind = Math.min(said.at, random.nextLong(10_000) * MILLI);
      chooser.hear(said.at, said.source, said.at - behind, said.playback);
    }
    passUntil(chooser, END);
    assertThat(heard).extracting(Heard::at).isSorted();
    assertThat(heard).isNotEmpty();
  }

  @Property
  void aSourceOfThisMachineThatPlaysAloneIsHeard(@ForAll("sessions") List<Said> session) {
    List<Said> remote = session.stream().filter(said -> STANDINGS.get(said.source).remote()).toList();
    List<Said> all = new ArrayList<>(remote);
    all.add(new Said(0, 0, new Playback.Playing(item("A", "p"), OptionalLong.empty())));
    assertThat(heard(inOrder(all))).isNotEmpty()
        .allSatisfy(heard -> assertThat(titles(heard.playback)).isEqualTo("A"));
  }

  private static List<Heard> heard(List<Said> session) {
    List<Heard> heard = new ArrayList<>();
    Chooser chooser = chooser(heard);
    for (Said said : session) {
      passUntil(chooser, said.at);
      chooser.hear(said.at, said.source, said.at, said.playback);
    }
    passUntil(chooser, END);
    return heard;
  }

  /// All sources have said something before the session begins, so that what is found at the start is the same.
  private static Chooser chooser(List<Heard> heard) {
    return new Chooser(STANDINGS, -2 * Chooser.INTRODUCTION, (nanos, playback, source) -> heard.add(
        new Heard(nanos, playback, source)));
  }

  private static void passUntil(Chooser chooser, long nanos) {
    while (chooser.due() < nanos) {
      chooser.advance(chooser.due());
    }
  }

  private static List<Said> inOrder(List<Said> session) {
    return session.stream().sorted(Comparator.comparingLong(Said::at).thenComparingInt(Said::source))
        .toList();
  }

  private static String titles(Playback playback) {
    return SourceState.item(playback).map(item -> item.track().title()).orElse(playback.toString());
  }

  private static NowPlaying item(String title, String player) {
    return new NowPlaying(AudioKind.MUSIC, player,
        new Track(Optional.empty(), title, List.of("Ann"), "", OptionalLong.empty(), List.of()));
  }
}
