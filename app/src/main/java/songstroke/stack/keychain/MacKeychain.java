package songstroke.stack.keychain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.secret.Secret;
import songstroke.secret.SecretStore;

/// Secrets in the keychain of macOS, through the program `security`.
///
/// A secret is kept in Base64: `security` shows other than plain letters in a way that cannot be told from a value. It
/// goes to the program as a line of its interactive mode, which tells no exit code, so it is read back.
final class MacKeychain implements SecretStore {
  private static final int NOT_FOUND = 44;
  /// What the interactive mode reads of a line.
  private static final int MOST_LINE = 4000;
  private static final Pattern ITEM = Pattern.compile("(?m)^keychain: ");
  private static final Pattern NAME = Pattern.compile("[a-z0-9._-]+");
  private static final Pattern ACCOUNT = Pattern.compile("\"acct\"<blob>=\"([a-z0-9._-]+)\"");
  private static final String OURS = "\"svce\"<blob>=\"songstroke\"";

  private final ChildProgram security;

  /// Talks to this program.
  MacKeychain(List<String> security) {
    this.security = new ChildProgram(security, "it is a part of macOS");
  }

  @Override
  public String flavor() {
    return "keychain";
  }

  @Override
  public Optional<Secret> get(String name) throws IOException {
    ChildProgram.Answer answer = call("find-generic-password", "-s", "songstroke", "-a", name, "-w");
    if (answer.exitCode() == NOT_FOUND) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Secret(
          new String(Base64.getDecoder().decode(answer.text().strip()), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException _) {
      throw new IOException("the keychain's entry 'songstroke', '" + name
          + "' was not written by Songstroke; set it with 'songstroke secret set " + name + "'");
    }
  }

  @Override
  public void set(String name, Secret secret) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a secret's name: " + name);
    }
    String value = Base64.getEncoder().encodeToString(secret.reveal().getBytes(StandardCharsets.UTF_8));
    String line = "add-generic-password -U -s songstroke -a " + name + " -w " + value + "\n";
    if (line.length() > MOST_LINE) {
      throw new IOException("the secret '" + name + "' is too long for the keychain of macOS");
    }
    ChildProgram.Answer answer = security.call(line, List.of("-i"));
    if (!get(name).equals(Optional.of(secret))) {
      throw ChildProgram.unusable(answer);
    }
  }

  /// The program lists the names and places of all entries, without their secrets; ours are picked out.
  @Override
  public List<String> names() throws IOException {
    var names = new TreeSet<String>();
    for (String item : ITEM.split(call("dump-keychain").text(), 0)) {
      Matcher account = ACCOUNT.matcher(item);
      if (item.contains(OURS) && account.find()) {
        names.add(account.group(1));
      }
    }
    return List.copyOf(names);
  }

  @Override
  public boolean delete(String name) throws IOException {
    return call("delete-generic-password", "-s", "songstroke", "-a", name).exitCode() == 0;
  }

  private ChildProgram.Answer call(String... arguments) throws IOException {
    ChildProgram.Answer answer = security.call("", List.of(arguments));
    if (answer.exitCode() != 0 && answer.exitCode() != NOT_FOUND) {
      throw ChildProgram.unusable(answer);
    }
    return answer;
  }
}
