package songstroke.stack.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import songstroke.pipeline.Site;
import songstroke.timeline.Clocks;

class KeychainProviderTest {
  @Test
  void eachSystemHasItsOwnKeychain() {
    var site = new Site(Path.of("data"), Map.of(), Clocks.system());
    assertThat(KeychainProvider.open(site, "Linux")).isInstanceOf(SecretToolKeychain.class);
    assertThat(KeychainProvider.open(site, "Mac OS X")).isInstanceOf(MacKeychain.class);
    assertThat(KeychainProvider.open(site, "Windows 11")).isInstanceOf(WindowsKeychain.class);
  }
}
