package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.secret.SecretStoreContract;

class FileSecretStoreTest implements SecretStoreContract {
  @TempDir
  Path folder;

  @Override
  public SecretStore store() {
    return new FileSecretStore(file());
  }

  @Test
  void onlyTheOwnerCanReadTheFile() throws IOException {
    store().set("name", new Secret("x"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
  }

  @Test
  void aFileThatOthersCanReadIsRefusedWithTheCommandThatMendsIt() throws IOException {
    store().set("name", new Secret("x"));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> store().get("name")).isInstanceOf(IOException.class)
        .hasMessageContaining("can be read by others (rw-r--r--)")
        .hasMessageContaining("chmod 600 " + file());
  }

  @Test
  void ofSeveralThreadsThatDeleteASecretOneDoes() throws Exception {
    store().set("name", new Secret("x"));
    store().set("other", new Secret("y"));
    Callable<Boolean> delete = () -> store().delete("name");
    List<Boolean> deleted = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (Future<Boolean> answer : pool.invokeAll(Collections.nCopies(3, delete))) {
        deleted.add(answer.get());
      }
    }
    assertThat(deleted).containsExactlyInAnyOrder(true, false, false);
    assertThat(store().names()).containsExactly("other");
  }

  @Test
  void aUserWithoutANameHasSecretsToo() throws IOException {
    String name = System.getProperty("user.name");
    System.setProperty("user.name", "?");
    try {
      store().set("name", new Secret("x"));
      assertThat(store().get("name")).contains(new Secret("x"));
      assertThat(store().names()).containsExactly("name");
    } finally {
      System.setProperty("user.name", name);
    }
  }

  @Test
  void aBrokenFileIsNamedWithoutItsContent() throws IOException {
    store().set("name", new Secret("x"));
    Files.writeString(file(), "{\"name\": top-secret");
    assertThatThrownBy(() -> store().get("name")).hasMessage(file() + " is damaged: it is not JSON");
  }

  @Test
  void theEnvironmentGivesAVariableOrTheFileItNames() throws IOException {
    Path mounted = Files.writeString(folder.resolve("mounted"), "from file\n");
    var store = new EnvironmentSecretStore(
        Map.of("LASTFM_API_KEY", "from variable", "LASTFM_API_KEY_FILE", mounted.toString(), "OTHER",
            "plain"));
    assertThat(store.get("lastfm.api-key")).contains(new Secret("from file"));
    assertThat(store.get("other")).contains(new Secret("plain"));
    assertThat(store.get("missing")).isEmpty();
    assertThatThrownBy(() -> store.set("other", new Secret("x")))
        .hasMessageContaining("set the variable OTHER");
  }

  private Path file() {
    return folder.resolve("secrets.json");
  }
}
