package songstroke.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.pipeline.Secret;
import songstroke.pipeline.SecretStore;
import songstroke.pipeline.Site;

/// Secrets in the desktop's own keyring, through the program `secret-tool`. A secret goes to it on its standard input,
/// never as an argument.
public final class KeychainSecretStore implements SecretStore {
  private static final String TOOL = "secret-tool";
  private static final Pattern NAME = Pattern.compile("attribute\\.name = (\\S+)");
  private static final long LIMIT_SECONDS = 60;

  private final List<String> tool;

  /// What the program said.
  ///
  /// @param text  on standard output; may hold a secret
  /// @param error on standard error
  private record Answer(int exitCode, String text, String error) {}

  /// Talks to this program.
  KeychainSecretStore(List<String> tool) {
    this.tool = List.copyOf(tool);
  }

  @Override
  public String flavor() {
    return "keychain";
  }

  @Override
  public Optional<Secret> get(String name) throws IOException {
    Answer answer = call(Optional.empty(), "lookup", "service", "songstroke", "name", name);
    requireReached(answer);
    return answer.text().isEmpty() ? Optional.empty() : Optional.of(new Secret(answer.text().strip()));
  }

  @Override
  public void set(String name, Secret secret) throws IOException {
    Answer answer = call(Optional.of(secret), "store", "--label=Songstroke " + name, "service", "songstroke",
        "name",
        name);
    requireReached(answer);
  }

  @Override
  public List<String> names() throws IOException {
    Answer answer = call(Optional.empty(), "search", "--all", "service", "songstroke");
    requireReached(answer);
    Matcher matcher = NAME.matcher(answer.error());
    var names = new TreeSet<String>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return List.copyOf(names);
  }

  @Override
  public boolean delete(String name) throws IOException {
    Answer answer = call(Optional.empty(), "clear", "service", "songstroke", "name", name);
    requireReached(answer);
    return answer.exitCode() == 0;
  }

  /// The program ends with 1 also when there is no such secret, but then it says nothing.
  private static void requireReached(Answer answer) throws IOException {
    if (answer.exitCode() != 0 && !answer.error().isBlank()) {
      throw new IOException(
          "the keyring cannot be used (" + answer.error().strip() + "); choose another secret store with"
              + " 'songstroke stack register'");
    }
  }

  private Answer call(Optional<Secret> input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(tool);
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new IOException(
          "the program secret-tool is not there; install it (libsecret-tools), or choose another"
              + " secret store with 'songstroke stack register'",
          e);
    }
    try (InputStream in = process.getInputStream()) {
      give(process, input);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the keyring did not answer within " + LIMIT_SECONDS + " s");
      }
      return new Answer(process.exitValue(), text, error);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the keyring was not waited for", e);
    }
  }

  private static void give(Process process, Optional<Secret> input) {
    try (OutputStream out = process.getOutputStream()) {
      if (input.isPresent()) {
        out.write(input.get().reveal().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException _) {
      // it ended without reading; its exit code and its words say why
    }
  }

  /// Opens it.
  public static final class Provider implements SecretStore.Provider {
    @Override
    public String flavor() {
      return "keychain";
    }

    @Override
    public SecretStore open(Site site, Map<String, String> settings) {
      return new KeychainSecretStore(List.of(TOOL));
    }
  }
}
