package songstroke.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.spotify.Browser;
import songstroke.spotify.Loopback;
import songstroke.spotify.Redirect;
import songstroke.spotify.SignIn;
import songstroke.spotify.SignInException;
import songstroke.spotify.SpotifyAccount;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The conversation of `songstroke spotify login`.
final class SpotifySignIn {
  private static final long LOOK_MILLIS = 50;
  private static final double LONGEST_SECONDS = 86_400;

  private final CommandContext context;
  private final SpotifyAccount account;
  private final Redirect redirect;

  SpotifySignIn(CommandContext context, SpotifyAccount account, Redirect redirect) {
    this.context = context;
    this.account = account;
    this.redirect = redirect;
  }

  /// @param seconds for how long to wait for the browser
  int run(boolean noBrowser, double seconds) throws IOException {
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
      throw new Failure(Problem.USAGE,
          "--timeout is " + seconds + " s; it is a length of time above 0 and up to a day");
    }
    if (!account.hasClientId()) {
      said(guide());
      throw new Failure(Problem.CONFIGURATION, "there is no Spotify client id; set spotify.client-id"
          + " (environment SPOTIPY_CLIENT_ID), then 'songstroke spotify login'");
    }
    try {
      welcome(noBrowser ? pasted() : called(Duration.ofMillis(Math.round(seconds * 1000))));
    } catch (SignInException e) {
      throw new Failure(e.problem(), String.valueOf(e.getMessage()), e);
    }
    return ExitCode.OK;
  }

  private SpotifyAccount.Welcome called(Duration patience) throws IOException, SignInException {
    try (Loopback loopback = Loopback.open(redirect); Interruption interruption = Interruption.listen()) {
      long until = context.process().clocks().monotonicNanos() + patience.toNanos();
      SignIn attempt = account.begin(loopback.redirect());
      loopback.expect(attempt);
      boolean opened = Browser.open(attempt.address(), context.process().environment(),
          System.getProperty("os.name"));
      said((opened
          ? "Your browser asks you to agree. If it shows nothing, open this address in it:"
          : "Open this address in a browser on this machine (elsewhere: 'songstroke spotify login --no-browser'):")
          + "\n  " + attempt.address() + "\nWaiting for the browser; press Ctrl-C to cancel.");
      return account.finish(attempt, await(loopback, interruption, until));
    }
  }

  private URI await(Loopback loopback, Interruption interruption, long until) {
    while (true) {
      Optional<URI> answer = loopback.await(LOOK_MILLIS);
      if (answer.isPresent()) {
        return answer.get();
      }
      if (interruption.within(Duration.ZERO)) {
        throw new Failure(Problem.INTERRUPTED, "the sign-in was canceled; nothing was kept");
      }
      if (context.process().clocks().monotonicNanos() - until >= 0) {
        throw new Failure(Problem.TEMPORARY,
            "the browser did not come back in time" + strays(loopback.strays())
                + "; nothing was kept. If it showed"
                + " INVALID_CLIENT, the app's page at developer.spotify.com/dashboard must name the redirect URI "
                + redirect + " and the client id must be " + account.clientId()
                + "; then try 'songstroke spotify login' again");
      }
    }
  }

  private static String strays(int count) {
    return count == 0
        ? ""
        : " (" + (count == 1 ? "1 other request" : count + " other requests")
            + " from another page or program ignored)";
  }

  private SpotifyAccount.Welcome pasted() throws IOException, SignInException {
    SignIn attempt = account.begin(redirect.uri());
    said("Open this address in any browser and agree:\n  " + attempt.address()
        + "\nIt ends at a page that cannot be shown, whose address begins with " + redirect
        + ".\nPaste that whole address here and press Enter:");
    var reader = new BufferedReader(new InputStreamReader(context.process().in(), StandardCharsets.UTF_8));
    String line = Optional.ofNullable(reader.readLine()).orElse("").strip();
    if (line.isEmpty()) {
      throw new Failure(Problem.NO_INPUT, "no address was pasted; nothing was kept");
    }
    return account.finish(attempt, address(line));
  }

  private static URI address(String line) {
    try {
      return new URI(line);
    } catch (URISyntaxException _) {
      // the message would quote the code
      throw new Failure(Problem.BAD_DATA, "that is not a URL; nothing was saved. Try"
          + " 'songstroke spotify login --no-browser' again");
    }
  }

  private String guide() {
    return """
        Spotify wants everybody to bring a client id of their own. It takes five minutes, once:
          1. Open https://developer.spotify.com/dashboard, sign in (the app's owner needs Premium), 'Create app'.
          2. Name it as you like, but not beginning with 'Spot'. As Redirect URI enter exactly this:
               %s
             As API tick 'Web API'. Save.
          3. Under 'User Management' add the account that you listen with, unless it is the owner's.
          4. Copy the Client ID (the client secret is not needed, keep it to yourself) and set it, for example in
               %s
             as
               [spotify]
               client-id = "..."
          5. 'songstroke spotify login'
        """
        .formatted(redirect, context.home().configFile()).stripTrailing();
  }

  private void welcome(SpotifyAccount.Welcome welcome) {
    PrintWriter out = context.process().out();
    if (context.isJson()) {
      ObjectNode json = JsonMapper.shared().createObjectNode().put("signed_in", true);
      welcome.grant().accountId().ifPresent(id -> json.put("account", id));
      json.put("ends", welcome.grant().endsAt().toString());
      welcome.trouble().ifPresent(trouble -> json.put("trouble", trouble));
      out.println(json);
      out.flush();
      return;
    }
    said("Signed in to Spotify" + welcome.name().map(name -> " as " + name).orElse("") + ", until "
        + SpotifyOutput.day(welcome.grant().endsAt(), context.process().clocks()) + ".");
    welcome.trouble().ifPresent(trouble -> said("But: " + trouble + "."));
  }

  /// To the person: on standard error where standard output is for data.
  private void said(String text) {
    PrintWriter writer = context.isJson() ? context.process().err() : context.process().out();
    writer.println(text);
    writer.flush();
  }
}
