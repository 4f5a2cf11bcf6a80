package songstroke.stack.keychain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.stack.FileSecretStore;

/// Secrets in a file, encrypted by Windows for the person who is logged in (DPAPI), through PowerShell. Another person,
/// or another machine, cannot read them.
final class WindowsKeychain implements SecretStore {
  private static final String BEGIN = "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Security; "
      + "$given = [Convert]::FromBase64String([Console]::In.ReadToEnd().Trim()); "
      + "[Console]::Out.Write([Convert]::ToBase64String([Security.Cryptography.ProtectedData]::";
  private static final String END = "($given, $null, 'CurrentUser')))";

  private final ChildProgram powershell;
  private final FileSecretStore encrypted;

  /// Talks to this program.
  ///
  /// @param file holds what it made of the secrets
  WindowsKeychain(List<String> powershell, Path file) {
    this.powershell = new ChildProgram(powershell, "it is a part of Windows");
    this.encrypted = new FileSecretStore(file);
  }

  @Override
  public String flavor() {
    return "keychain";
  }

  @Override
  public Optional<Secret> get(String name) throws IOException {
    Optional<Secret> kept = encrypted.get(name);
    return kept.isPresent()
        ? Optional.of(new Secret(new String(
            Base64.getDecoder().decode(call("Unprotect", kept.get().reveal())), StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  @Override
  public void set(String name, Secret secret) throws IOException {
    encrypted.set(name, new Secret(
        call("Protect",
            Base64.getEncoder().encodeToString(secret.reveal().getBytes(StandardCharsets.UTF_8)))));
  }

  @Override
  public List<String> names() throws IOException {
    return encrypted.names();
  }

  @Override
  public boolean delete(String name) throws IOException {
    return encrypted.delete(name);
  }

  /// Bytes in Base64 go in and come out.
  private String call(String method, String base64) throws IOException {
    ChildProgram.Answer answer = powershell.call(base64,
        List.of("-NoProfile", "-NonInteractive", "-Command", BEGIN + method + END));
    String text = answer.text().strip();
    if (answer.exitCode() != 0 || text.isEmpty()) {
      throw ChildProgram.unusable(answer);
    }
    return text;
  }
}
