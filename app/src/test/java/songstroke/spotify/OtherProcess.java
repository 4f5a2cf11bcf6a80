package songstroke.spotify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.stack.FileSecretStore;
import songstroke.timeline.Clocks;

/// Another process of the same person: `main ask ADDRESS DATA` asks what plays, and is killed as soon as a token was
/// written; `main enter N DATA` goes through the gate N times.
final class OtherProcess {
  static final int KILLED = 137;

  private OtherProcess() {}

  public static void main(String... arguments) {
    Path data = Path.of(arguments[2]);
    if (arguments[0].equals("ask")) {
      URI address = URI.create(arguments[1]);
      var app = new SpotifyApp(ScriptedSpotify.CLIENT_ID, new Servers(address, address), 3000, Map.of());
      var secrets = new Killing(new FileSecretStore(data.resolve("secrets.json")));
      System.out.println(new SpotifyApi(app, secrets, data, Clocks.system(), new Web()).currentlyPlaying());
    } else {
      var gate = new Gate(data, 3000, Clocks.system(), new Random());
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        gate.enter();
      }
    }
  }

  static Process start(String what, String argument, Path data) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), OtherProcess.class.getName(),
        what, argument, data.toString()).inheritIO().start();
  }

  /// Ends the process, as `kill -9` does, once a secret was written.
  private record Killing(SecretStore store) implements SecretStore {
    @Override
    public String flavor() {
      return store.flavor();
    }

    @Override
    public Optional<Secret> get(String name) throws IOException {
      return store.get(name);
    }

    @Override
    public void set(String name, Secret secret) throws IOException {
      store.set(name, secret);
      Runtime.getRuntime().halt(KILLED);
    }

    @Override
    public List<String> names() throws IOException {
      return store.names();
    }

    @Override
    public boolean delete(String name) throws IOException {
      return store.delete(name);
    }
  }
}
