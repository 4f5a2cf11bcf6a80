package songstroke.spotify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import songstroke.problem.Problem;
import songstroke.secret.SecretStore;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;
import songstroke.timeline.Clocks;

/// The person's relation with Spotify: signing in, signing out, and how things stand.
public final class SpotifyAccount {
  /// Questions within any hour, at most.
  public static final int HOURLY = Gate.HOURLY;

  private final SpotifyApi api;
  private final Path folder;

  /// How things stand. Nobody was asked for it.
  ///
  /// @param grant    what the person granted, when signed in
  /// @param unusable why it is of no use with the settings as they are
  /// @param warning  what the person should know of it
  /// @param opensIn  until Spotify may be asked; zero when it may now
  /// @param why      it may not; empty when it may
  /// @param lastHour questions in the last hour
  /// @param used     questions that count against the daily budget
  /// @param interval the shortest time between two questions now
  public record Status(Optional<Grant> grant, Optional<String> unusable, Optional<String> warning,
      Duration opensIn, String why, int lastHour, int used, int budget, Duration interval) {}

  /// Who signed in.
  ///
  /// @param name    as Spotify shows it; not kept
  /// @param trouble why the account cannot be used yet, for the person
  public record Welcome(Grant grant, Optional<String> name, Optional<String> trouble) {}

  SpotifyAccount(SpotifyApi api, Path data) {
    this.api = api;
    this.folder = SpotifyApi.folder(data);
  }

  /// The relation of the person whose settings these are.
  ///
  /// @param secrets where the token is kept
  /// @param data    the program's data folder
  /// @throws SettingsException when a setting that starts with `spotify.` is wrong
  public static SpotifyAccount of(Settings settings, SecretStore secrets, Path data, Clocks clocks)
      throws SettingsException {
    return new SpotifyAccount(SpotifyApi.of(settings, secrets, data, clocks), data);
  }

  /// Whether there is a client id, without which nobody can sign in.
  public boolean hasClientId() {
    return !api.app().clientId().isEmpty();
  }

  /// The client id in the settings.
  public String clientId() {
    return api.app().clientId();
  }

  /// Begins an attempt.
  ///
  /// @param redirect where Spotify sends the browser back to
  public SignIn begin(URI redirect) {
    return new SignIn(api.app(), redirect);
  }

  /// Ends an attempt: gets the tokens, keeps the grant, then asks who it is.
  ///
  /// @param answer the address with which the browser came back
  /// @throws SignInException when it did not succeed; a grant of before is still there then
  public Welcome finish(SignIn attempt, URI answer) throws SignInException, IOException {
    String code = attempt.code(answer);
    return switch (api.service().redeem(code, attempt.redirect(), attempt.verifier(), api.deadline())) {
      case TokenAnswer.Tokens tokens -> welcome(tokens);
      case TokenAnswer.Ended _ -> throw new SignInException(Problem.TEMPORARY,
          "Spotify does not accept its own answer any more (too late, or used twice); nothing was kept."
              + " Try 'songstroke spotify login' again");
      case TokenAnswer.Failed failed -> throw failure(failed.answer());
    };
  }

  /// Forgets the sign-in; whether there was one.
  ///
  /// @throws UnsupportedOperationException when secrets are set elsewhere, saying where
  public boolean signOut() throws IOException {
    return api.tokens().forget();
  }

  /// Forgets how often and when Spotify was asked; whether there was anything.
  public boolean forgetState() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.delete(folder);
    return true;
  }

  public Status status() throws IOException {
    Optional<Grant> grant = api.grants().load();
    Gate.View gate = api.gate().view();
    return new Status(grant, grant.flatMap(api.app()::unusable),
        grant.flatMap(known -> known.warning(api.clocks().wall())), gate.opensIn(),
        gate.why(), gate.lastHour(), gate.used(), gate.budget(), api.pace().least());
  }

  /// Asks Spotify whether the account can be used; what is in the way, or nothing.
  public Optional<String> check() {
    return trouble(api.currentlyPlaying());
  }

  private Welcome welcome(TokenAnswer.Tokens tokens) throws SignInException, IOException {
    Set<String> scopes = tokens.scopes().orElse(SignIn.SCOPES);
    if (!scopes.containsAll(SignIn.SCOPES)) {
      throw new SignInException(Problem.NO_PERMISSION, "Spotify granted '"
          + String.join(" ", new TreeSet<>(scopes)) + "', and following the music needs '"
          + String.join(" ", SignIn.SCOPES) + "'; nothing was kept. Try 'songstroke spotify login' again");
    }
    if (tokens.refresh().isEmpty()) {
      throw new SignInException(Problem.TEMPORARY,
          "Spotify sent no token to keep; nothing was kept. Try 'songstroke spotify login' again");
    }
    Instant now = tokens.date().orElse(api.clocks().wall());
    var grant = new Grant(tokens.refresh().get(), now, scopes, api.app().clientId(), Optional.empty(),
        api.app().servers());
    api.tokens().keep(grant);
    api.tokens().hold(tokens);
    Answer me = api.me();
    if (me instanceof Answer.Body body) {
      String id = body.json().path("account_id").asString(body.json().path("id").asString(""));
      Grant known = id.isEmpty() ? grant : grant.withAccount(id);
      api.tokens().keep(known);
      return new Welcome(known,
          Optional.of(body.json().path("display_name").asString("")).filter(name -> !name.isBlank()),
          Optional.empty());
    }
    return new Welcome(grant, Optional.empty(), trouble(me));
  }

  private static SignInException failure(Answer answer) {
    return switch (answer) {
      case Answer.Refused refused -> new SignInException(Problem.CONFIGURATION, refused.sentence());
      default -> new SignInException(Problem.TEMPORARY,
          trouble(answer).orElse("Spotify gave no token")
              + "; nothing was kept. Try 'songstroke spotify login'"
              + " again later");
    };
  }

  private static Optional<String> trouble(Answer answer) {
    return switch (answer) {
      case Answer.Body _ -> Optional.empty();
      case Answer.Idle _ -> Optional.empty();
      case Answer.Gated gated ->
        Optional.of(gated.why() + "; it may be asked again in " + words(gated.opensIn()));
      case Answer.SignInNeeded needed -> Optional.of(needed.sentence());
      case Answer.Refused refused -> Optional.of(refused.sentence());
      case Answer.Unreachable unreachable -> Optional.of(unreachable.sentence());
    };
  }

  /// A length as a person says it, rounded up: `40 s`, `3 min`, `2 h 5 min`.
  public static String words(Duration length) {
    long seconds = length.plusNanos(999_999_999).toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = (seconds + 59) / 60;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
