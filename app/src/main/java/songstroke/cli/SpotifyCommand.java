package songstroke.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import songstroke.pipeline.ArtifactStoreException;
import songstroke.pipeline.Stack;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.settings.SettingsException;
import songstroke.spotify.Redirect;
import songstroke.spotify.SpotifyAccount;
import songstroke.wiring.Pipelines;

/// `songstroke spotify`: signing in, signing out, and how things stand.
@Command(name = "spotify", mixinStandardHelpOptions = true, sortOptions = false,
    synopsisSubcommandLabel = "COMMAND")
final class SpotifyCommand implements Runnable {
  private final CommandContext context;

  @CommandLine.Spec
  CommandLine.Model.@Nullable CommandSpec spec;

  /// What a command does with the account.
  private interface Work {
    int with(SpotifyAccount account) throws IOException, SettingsException;
  }

  SpotifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
        "missing subcommand: login, logout or status");
  }

  @Command(name = "login", mixinStandardHelpOptions = true, sortOptions = false,
      description = "Sign in with the browser.")
  int login(
      @Option(names = "--no-browser",
          description = "Print the sign-in URL; paste the URL you are redirected to.") boolean noBrowser,
      @Option(names = "--timeout", paramLabel = "LENGTH", converter = SecondsArgument.class,
          description = "How long to wait for the browser (default: ${DEFAULT-VALUE}).",
          defaultValue = "5m") double seconds)
      throws IOException, SettingsException {
    Redirect redirect = Redirect.of(context.settings());
    return account(account -> new SpotifySignIn(context, account, redirect).run(noBrowser, seconds));
  }

  @Command(name = "logout", mixinStandardHelpOptions = true, description = "Sign out.")
  int logout(
      @Option(names = "--forget",
          description = "Also delete everything else that the program keeps from Spotify.") boolean forget)
      throws IOException, SettingsException {
    return account(account -> new SpotifyOutput(context, account).signOut(forget));
  }

  @Command(name = "status", mixinStandardHelpOptions = true,
      description = "Show who is signed in, for how long, and how often Spotify was asked.")
  int status(
      @Option(names = "--check", description = "Ask Spotify whether the account can be used.") boolean check)
      throws IOException, SettingsException {
    return account(account -> new SpotifyOutput(context, account).status(check));
  }

  private int account(Work work) throws IOException, SettingsException {
    try (Stack stack = new Pipelines(context.invocation()).stack(Optional.empty())) {
      return work.with(SpotifyAccount.of(context.settings(), stack.secrets(), context.home().data(),
          context.process().clocks()));
    } catch (UnsupportedOperationException e) {
      throw new Failure(Problem.CONFIGURATION, String.valueOf(e.getMessage()), e);
    } catch (FileSystemException | ArtifactStoreException e) {
      throw e;
    } catch (IOException e) {
      throw new Failure(Problem.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }
}
