package songstroke.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

import songstroke.capture.music.spotify.SpotifyMusicSource;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.runs.Forgettable;
import songstroke.runs.Forgetting;
import songstroke.runs.StackAccess;
import songstroke.spotify.Grant;
import songstroke.spotify.SpotifyAccount;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;
import songstroke.wiring.Pipelines;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What `songstroke spotify logout` and `status` do and print.
final class SpotifyOutput {
  private final CommandContext context;
  private final SpotifyAccount account;

  SpotifyOutput(CommandContext context, SpotifyAccount account) {
    this.context = context;
    this.account = account;
  }

  /// The day of an instant where the person is.
  static String day(Instant instant, Clocks clocks) {
    return instant.atZone(clocks.zone()).toLocalDate().toString();
  }

  int signOut(boolean forget) throws IOException {
    List<String> done = new ArrayList<>();
    done.add(account.signOut()
        ? "signed out of Spotify; the token is gone from the secret store"
        : "not signed in to Spotify; there was no token");
    List<String> left = new ArrayList<>();
    if (forget) {
      forget(done, left);
    }
    if (context.isJson()) {
      ObjectNode json = JsonMapper.shared().createObjectNode();
      done.forEach(json.putArray("done")::add);
      left.forEach(json.putArray("left")::add);
      context.process().out().println(json);
    } else {
      PrintWriter out = context.process().out();
      done.forEach(out::println);
      left.forEach(out::println);
      out.println("Spotify itself lists the app until you remove it at https://www.spotify.com/account/apps");
    }
    context.process().out().flush();
    return ExitCode.OK;
  }

  int status(boolean check) throws IOException {
    Optional<String> trouble = check ? account.check() : Optional.empty();
    SpotifyAccount.Status status = account.status();
    if (context.isJson()) {
      context.process().out().println(json(status, check, trouble));
    } else {
      print(status, check, trouble);
    }
    context.process().out().flush();
    return trouble.isPresent() ? Problem.UNAVAILABLE.exitCode() : ExitCode.OK;
  }

  /// Every place in which something of Spotify may lie: those that can be emptied here, and the others by name.
  private void forget(List<String> done, List<String> left) throws IOException {
    done.add(account.forgetState()
        ? "forgot when and how often Spotify was asked"
        : "nothing was kept of when and how often Spotify was asked");
    Path genres = context.home().genreMemory();
    if (Files.exists(genres)) {
      try (SqliteGenreMemory memory = SqliteGenreMemory.open(genres)) {
        done.add("forgot the genres that were looked up (" + memory.forget()
            + " artists, whatever player named them); what you said with 'songstroke genre set' is kept");
      }
    }
    long runs = forgetRuns();
    done.add(runs == 0
        ? "no run that followed Spotify is kept"
        : "gave up what runs that followed Spotify had made (" + runs + "); their history names no music");
    left.add(
        "Left, for you to delete: the output folders of such runs (--out, 'data' unless you chose another), as"
            + " recording.jsonl, earlier recordings (recording-*.jsonl), segments.csv, genres.csv, report.json and the"
            + " charts in them name what was played; and what killed runs recorded, in "
            + context.home().recordings());
  }

  /// Deletes all that runs made that followed Spotify; their history, which names no music, stays.
  ///
  /// @return how many such runs there were
  private long forgetRuns() throws IOException {
    if (!Files.exists(context.home().data().resolve("songstroke.db"))) {
      return 0;
    }
    var pipelines = new Pipelines(context.invocation());
    try (SqliteRunStore runs = pipelines.runs()) {
      Forgettable.Plan plan = new Forgettable(runs).madeOf(SpotifyMusicSource.NAME);
      if (!new Forgetting(runs, StackAccess.opened(name -> pipelines.stack(Optional.of(name))))
          .carryOut(plan)) {
        throw new Failure(Problem.TEMPORARY, "a run is under way; forget when it has ended");
      }
      return plan.runs();
    }
  }

  private void print(SpotifyAccount.Status status, boolean check, Optional<String> trouble) {
    PrintWriter out = context.process().out();
    Clocks clocks = context.process().clocks();
    if (status.grant().isPresent()) {
      Grant grant = status.grant().get();
      out.println(
          "signed in   " + grant.accountId().map(id -> "account " + id).orElse("account not known yet")
              + ", since " + day(grant.authorizedAt(), clocks) + ", until " + day(grant.endsAt(), clocks));
      out.println("allows      " + String.join(" ", new TreeSet<>(grant.scopes())));
      status.unusable().ifPresent(why -> out.println("note        " + why));
    } else {
      out.println("signed in   no; 'songstroke spotify login' signs in");
    }
    status.warning().ifPresent(warning -> out.println("warning     " + warning));
    out.println("questions   " + (status.opensIn().isZero()
        ? "allowed"
        : "not for " + SpotifyAccount.words(status.opensIn()) + ": " + status.why()));
    out.println(String.format(Locale.ROOT,
        "budget      %,d of %,d questions in 24 hours used, %d of %d in the last hour", status.used(),
        status.budget(),
        status.lastHour(), SpotifyAccount.HOURLY)
        + (status.interval().isZero()
            ? ""
            : "; at most one every " + SpotifyAccount.words(status.interval())));
    if (check) {
      out.println("check       " + trouble.orElse("Spotify answers"));
    }
  }

  private ObjectNode json(SpotifyAccount.Status status, boolean check, Optional<String> trouble) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("signed_in", status.grant().isPresent());
    status.grant().ifPresent(grant -> {
      json.put("account", grant.accountId().orElse(null)).put("since", grant.authorizedAt().toString())
          .put("ends", grant.endsAt().toString()).put("client_id", grant.clientId());
      ArrayNode scopes = json.putArray("scopes");
      new TreeSet<>(grant.scopes()).forEach(scopes::add);
    });
    json.put("unusable", status.unusable().orElse(null)).put("warning", status.warning().orElse(null))
        .put("gate_opens_in_s", status.opensIn().toSeconds())
        .put("gate_why", status.why()).put("hour_budget", SpotifyAccount.HOURLY)
        .put("used_last_hour", status.lastHour()).put("budget", status.budget()).put("used", status.used())
        .put("least_interval_s", status.interval().toSeconds());
    if (check) {
      json.put("trouble", trouble.orElse(null));
    }
    return json;
  }
}
