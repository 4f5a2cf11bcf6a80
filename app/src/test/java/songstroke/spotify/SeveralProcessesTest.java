package songstroke.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.stack.FileSecretStore;
import songstroke.timeline.Clocks;

class SeveralProcessesTest {
  private static final long LIMIT_SECONDS = 60;

  @TempDir
  Path folder;

  @Test
  void whoIsKilledBetweenWritingATokenAndUsingItIsStillSignedIn() throws Exception {
    try (var spotify = new ScriptedSpotify(Clocks.system()).rotating(true)) {
      var secrets = new FileSecretStore(folder.resolve("secrets.json"));
      SpotifyApi api = spotify.signedIn(secrets, folder, 3000);
      Process killed = OtherProcess.start("ask", spotify.address().toString(), folder);
      assertThat(killed.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(killed.exitValue()).isEqualTo(OtherProcess.KILLED);
      assertThat(spotify.refreshes()).isEqualTo(1);
      assertThat(spotify.calls()).as("written before it was used").isEmpty();

      assertThat(api.currentlyPlaying()).isInstanceOf(Answer.Idle.class);
    }
  }

  @Test
  void processesThatAskAtOnceCountEveryCall() throws Exception {
    List<Process> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      others.add(OtherProcess.start("enter", "40", folder));
    }
    for (Process other : others) {
      assertThat(other.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(other.exitValue()).isZero();
    }
    assertThat(new Gate(folder, 3000, Clocks.system(), new Random()).view().used()).isEqualTo(120);
  }
}
