package songstroke.stack.keychain;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.secret.Secret;
import songstroke.secret.SecretStore;

/// Secrets in the keyring of a Linux desktop, through the program `secret-tool`.
final class SecretToolKeychain implements SecretStore {
  private static final Pattern NAME = Pattern.compile("attribute\\.name = (\\S+)");

  private final ChildProgram tool;

  /// Talks to this program.
  SecretToolKeychain(List<String> tool) {
    this.tool = new ChildProgram(tool, "install it (libsecret-tools)");
  }

  @Override
  public String flavor() {
    return "keychain";
  }

  @Override
  public Optional<Secret> get(String name) throws IOException {
    String text = call("", "lookup", "service", "songstroke", "name", name).text();
    return Optional.of(text).filter(value -> !value.isEmpty()).map(Secret::new);
  }

  @Override
  public void set(String name, Secret secret) throws IOException {
    call(secret.reveal(), "store", "--label=Songstroke " + name, "service", "songstroke", "name", name);
  }

  @Override
  public List<String> names() throws IOException {
    Matcher matcher = NAME.matcher(call("", "search", "--all", "service", "songstroke").error());
    var names = new TreeSet<String>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return List.copyOf(names);
  }

  @Override
  public boolean delete(String name) throws IOException {
    return call("", "clear", "service", "songstroke", "name", name).exitCode() == 0;
  }

  /// The program ends with 1 also when there is no such secret, but then it says nothing.
  private ChildProgram.Answer call(String input, String... arguments) throws IOException {
    ChildProgram.Answer answer = tool.call(input, List.of(arguments));
    if (answer.exitCode() != 0 && !answer.error().isBlank()) {
      throw ChildProgram.unusable(answer);
    }
    return answer;
  }
}
