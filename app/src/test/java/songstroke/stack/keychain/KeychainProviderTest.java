package songstroke.stack.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class KeychainProviderTest {
  @Test
  void eachSystemHasItsOwnKeychain() {
    Path data = Path.of("data");
    assertThat(KeychainProvider.open(data, "Linux")).isInstanceOf(SecretToolKeychain.class);
    assertThat(KeychainProvider.open(data, "Mac OS X")).isInstanceOf(MacKeychain.class);
    assertThat(KeychainProvider.open(data, "Windows 11")).isInstanceOf(WindowsKeychain.class);
  }
}
