package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;

/// What every secret store does whose secrets can be set.
public abstract class SecretStoreContract {
  /// The store under test, empty before each test.
  protected abstract SecretStore store() throws IOException;

  @Test
  void aSecretIsKeptUnderItsNameUntilItIsDeleted() throws IOException {
    assertThat(store().get("lastfm.api-key")).isEmpty();
    store().set("lastfm.api-key", new Secret("first"));
    store().set("lastfm.api-key", new Secret("sécond \"quoted\" $HOME"));
    store().set("other", new Secret("x"));
    assertThat(store().get("lastfm.api-key")).contains(new Secret("sécond \"quoted\" $HOME"));
    assertThat(store().names()).containsExactly("lastfm.api-key", "other");
    assertThat(store().delete("lastfm.api-key")).isTrue();
    assertThat(store().delete("lastfm.api-key")).isFalse();
    assertThat(store().get("lastfm.api-key")).isEmpty();
    assertThat(store().get("other")).contains(new Secret("x"));
  }
}
