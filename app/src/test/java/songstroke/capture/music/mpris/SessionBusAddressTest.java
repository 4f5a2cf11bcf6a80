package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.capture.SourceUnavailableException;

class SessionBusAddressTest {
  private static final String VARIABLE = "DBUS_SESSION_BUS_ADDRESS";

  @TempDir
  private Path folder;

  @Test
  void theVariableNamesTheSocket() throws IOException, SourceUnavailableException {
    Path socket = Files.createFile(folder.resolve("socket"));
    assertThat(
        SessionBusAddress.of(Map.of(VARIABLE, "unix:path=" + socket + ",guid=0123", "XDG_RUNTIME_DIR", "/x"))
            .socket())
        .isEqualTo(socket);
  }

  @Test
  void withoutItTheBusOfTheRuntimeFolderIsUsed() throws IOException, SourceUnavailableException {
    Path socket = Files.createFile(folder.resolve("bus"));
    assertThat(SessionBusAddress.of(Map.of("XDG_RUNTIME_DIR", folder.toString())).socket()).isEqualTo(socket);
  }

  @Test
  void theFirstAddressWithAFileIsUsed() throws IOException, SourceUnavailableException {
    Path socket = Files.createFile(folder.resolve("socket"));
    assertThat(
        SessionBusAddress.of(Map.of(VARIABLE, "tcp:host=localhost,port=1;unix:path=" + socket)).socket())
        .isEqualTo(socket);
  }

  @Test
  void escapedCharactersAreReadAndWritten() throws IOException, SourceUnavailableException {
    Path socket = Files.createFile(folder.resolve("a b+c"));
    SessionBusAddress address = SessionBusAddress.of(Map.of(VARIABLE, "unix:path=" + folder + "/a%20b%2bc"));
    assertThat(address.socket()).isEqualTo(socket);
    assertThat(address.text()).isEqualTo("unix:path=" + folder + "/a%20b%2bc");
  }

  @Test
  void anAbstractSocketIsNoBusAndTheMessageSaysSo() {
    assertThatThrownBy(() -> SessionBusAddress.of(Map.of(VARIABLE, "unix:abstract=/tmp/dbus-x,guid=0123")))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("no session bus").hasMessageContaining("abstract socket")
        .hasMessageContaining("unix:path=");
  }

  @Test
  void aSocketThatIsGoneIsSaidAtOnce() {
    assertThatThrownBy(() -> SessionBusAddress.of(Map.of(VARIABLE, "unix:path=" + folder.resolve("gone"))))
        .isInstanceOf(SourceUnavailableException.class).hasMessageContaining("does not exist");
  }

  @Test
  void withoutAnyVariableTheMessageNamesBoth() {
    assertThatThrownBy(() -> SessionBusAddress.of(Map.of())).isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining(VARIABLE).hasMessageContaining("XDG_RUNTIME_DIR");
  }
}
