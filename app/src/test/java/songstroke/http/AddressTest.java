package songstroke.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"https://example.org", "HTTPS://example.org", "http://127.0.0.1:80",
    "http://127.1.2.3",
    "http://[::1]:8080", "http://[0:0:0:0:0:0:0:1]", "http://localhost", "http://LocalHost:1"})
  void aSecretMayGoWhereNobodyOverhearsIt(String address) {
    assertThat(Address.isConfidential(URI.create(address))).isTrue();
    assertThat(new Address(address, "/x").withSecret("key", "s3cr3t").uri())
        .hasToString(address + "/x?key=s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org", "http://192.168.0.1", "http://0.0.0.0", "http://[::]",
    "http://127.0.0.1.example.org", "http://localhost.example.org", "http://127.0.0.1@example.org",
    "http://[::ffff:192.0.2.1]", "http://127.1", "ftp://example.org"})
  void itGoesNowhereElse(String address) {
    assertThat(Address.isConfidential(URI.create(address))).isFalse();
    assertThatThrownBy(() -> new Address(address, "/x").withSecret("key", "s3cr3t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("key")
        .hasMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @CsvSource({"https://example.org, https://example.org", "HTTPS://Example.ORG:443/, https://example.org",
    "http://h:80/a//, http://h/a", "https://h:80, https://h:80",
    "http://[::1]:8080/v1/, http://[::1]:8080/v1"})
  void aBaseAddressHasOneForm(String text, String form) {
    assertThat(Address.base(text)).hasValue(URI.create(form));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "example.org", "ftp://h", "https://", "https://h?q", "https://h#f",
    "https://me@h",
    "https://me:password@h", "https://a b", "https:h", "file:///etc/passwd", "http://127.1"})
  void anythingElseIsNoBaseAddress(String text) {
    assertThat(Address.base(text)).isEmpty();
  }

  @Test
  void aNameIsNotTheNumberOfThisMachine() {
    assertThat(Address.isLoopback(URI.create("http://localhost"))).isFalse();
    assertThat(Address.isLoopback(URI.create("http://127.0.0.2/callback"))).isTrue();
  }
}
