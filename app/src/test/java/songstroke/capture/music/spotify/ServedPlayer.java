package songstroke.capture.music.spotify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.spotify.Answer;
import songstroke.spotify.Pace;
import songstroke.spotify.ScriptedReply;
import songstroke.spotify.ScriptedSpotify;
import songstroke.spotify.SpotifyApi;
import songstroke.stack.StackDescription;
import songstroke.stack.Stacks;
import songstroke.timeline.SettableClocks;

/// A [ScriptedPlayer] behind the Web API: the real client asks a scripted server over a real connection.
final class ServedPlayer extends ScriptedPlayer implements AutoCloseable {
  private static final int BUDGET = 5_000;

  private final ScriptedListening listening;
  private final SettableClocks clocks;
  private final Path folder;
  private final Stack stack;
  private final ScriptedSpotify spotify;
  private final SpotifyApi api;
  private final List<Long> answeredAt = new ArrayList<>();
  private Optional<Troubled> before = Optional.empty();
  private long gateOpens = Long.MIN_VALUE;
  private long insideGate;

  ServedPlayer(ScriptedListening listening, SettableClocks clocks, List<Troubled> troubles, Path folder) {
    super(listening, clocks, troubles);
    this.listening = listening;
    this.clocks = clocks;
    this.folder = folder;
    try {
      stack = new Stacks(folder.resolve("stacks.json"), new Site(folder, Map.of(), clocks))
          .open(StackDescription.LOCAL);
      spotify = new ScriptedSpotify(clocks).playing(_ -> look());
      api = spotify.signedIn(stack.secrets(), folder, BUDGET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Answer currentlyPlaying() {
    Way way = way();
    spotify.latency(clocks, Duration.ofMillis(way.there()), Duration.ofMillis(way.back()));
    Optional<Troubled> trouble = trouble();
    if (!trouble.equals(before)) {
      turn(trouble);
    }
    long asked = now();
    int calls = spotify.calls().size();
    if (asked >= gateOpens && trouble.filter(one -> one.trouble() == Trouble.NETWORK).isPresent()) {
      spotify.apiNext(new ScriptedReply.Cut());
    }
    Answer answer = api.currentlyPlaying();
    boolean gates = trouble.filter(one -> one.trouble() == Trouble.GATE).isPresent();
    if (spotify.calls().size() > calls && asked < gateOpens) {
      insideGate++;
    }
    if (gates) {
      gateOpens = trouble.get().span().end();
    }
    return answer;
  }

  /// A trouble begins, or is over.
  private void turn(Optional<Troubled> trouble) {
    if (before.filter(one -> one.trouble() == Trouble.SIGN_IN).isPresent()) {
      signInAgain();
    }
    trouble.ifPresent(one -> {
      switch (one.trouble()) {
        case GATE ->
          spotify.apiNext(ScriptedReply.tooMany(Long.toString((one.span().end() - now() + 999) / 1000)));
        case SIGN_IN -> {
          spotify.revoke();
          spotify.endAccessTokens();
        }
        case NETWORK -> {
        }
      }
    });
    before = trouble;
  }

  private void signInAgain() {
    try {
      spotify.signedIn(stack.secrets(), folder, BUDGET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Pace pace() {
    return api.pace();
  }

  @Override
  public String allowance() {
    return api.allowance();
  }

  private Optional<String> look() {
    answeredAt.add(now());
    return listening.bodyAt(now());
  }

  @Override
  long questions() {
    return spotify.calls().size();
  }

  @Override
  long questionsInsideGates() {
    return insideGate;
  }

  @Override
  List<Long> answeredAt() {
    return answeredAt;
  }

  List<String> complaints() {
    return spotify.complaints();
  }

  int refreshes() {
    return spotify.refreshes();
  }

  int mostRefreshesAtOnce() {
    return spotify.mostRefreshesAtOnce();
  }

  @Override
  public void close() {
    spotify.close();
    stack.close();
  }
}
