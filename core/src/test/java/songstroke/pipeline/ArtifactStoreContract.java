package songstroke.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;

import org.junit.jupiter.api.Test;

/// What every artifact store does.
public interface ArtifactStoreContract {
  String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  /// The store under test, empty before each test.
  ArtifactStore store() throws IOException;

  /// Changes the stored bytes behind the store's back.
  void damage(String sha256) throws IOException;

  @Test
  default void whatWasPutIsReadBackByItsHash() throws IOException {
    ArtifactStore.Blob blob = put("hello");
    assertThat(blob).isEqualTo(new ArtifactStore.Blob(HELLO_SHA256, 5));
    assertThat(read(HELLO_SHA256)).isEqualTo("hello");
    assertThat(store().check(HELLO_SHA256)).isEqualTo(ArtifactStore.Condition.WHOLE);
    assertThat(store().uri(HELLO_SHA256)).contains(HELLO_SHA256.substring(2));
  }

  @Test
  default void puttingTheSameTwiceKeepsOne() throws IOException {
    assertThat(put("hello")).isEqualTo(put("hello"));
    assertThat(read(HELLO_SHA256)).isEqualTo("hello");
  }

  @Test
  default void anEmptyArtifactIsOne() throws IOException {
    assertThat(read(put("").sha256())).isEmpty();
  }

  @Test
  default void whatIsNotThereIsMissing() throws IOException {
    ArtifactStore store = store();
    assertThat(store.check(HELLO_SHA256)).isEqualTo(ArtifactStore.Condition.MISSING);
    assertThatThrownBy(() -> store.open(HELLO_SHA256)).isInstanceOf(NoSuchFileException.class);
    store.delete(HELLO_SHA256);
  }

  @Test
  default void anArtifactWhoseWriterFailsIsNotThere() throws IOException {
    ArtifactStore store = store();
    assertThatThrownBy(() -> store.put(out -> {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
      throw new IOException("No space left on device");
    })).hasMessage("No space left on device");
    assertThat(store.check(HELLO_SHA256)).isEqualTo(ArtifactStore.Condition.MISSING);
  }

  @Test
  default void aDamagedArtifactIsDetectedAndHealedByPuttingItAgain() throws IOException {
    put("hello");
    damage(HELLO_SHA256);
    assertThat(store().check(HELLO_SHA256)).isEqualTo(ArtifactStore.Condition.DAMAGED);
    assertThatThrownBy(() -> read(HELLO_SHA256)).isInstanceOf(DamagedArtifactException.class)
        .hasMessageContaining(HELLO_SHA256.substring(2)).hasMessageContaining("damaged");
    put("hello");
    assertThat(read(HELLO_SHA256)).isEqualTo("hello");
  }

  @Test
  default void damageIsDetectedThoughTheReaderStopsEarly() throws IOException {
    put("hello");
    damage(HELLO_SHA256);
    InputStream in = store().open(HELLO_SHA256);
    assertThatThrownBy(in::close).isInstanceOf(DamagedArtifactException.class);
  }

  @Test
  default void everyArtifactIsListedWithItsSize() throws IOException {
    assertThat(store().stored()).isEmpty();
    String world = put("world!").sha256();
    put("hello");
    put("hello");
    assertThat(store().stored()).extracting(ArtifactStore.Stored::sha256, ArtifactStore.Stored::bytes)
        .containsExactly(tuple(HELLO_SHA256, 5L), tuple(world, 6L));
  }

  @Test
  default void sweepingTakesNoArtifactAway() throws IOException {
    put("hello");
    store().sweep(Instant.MAX);
    assertThat(read(HELLO_SHA256)).isEqualTo("hello");
  }

  @Test
  default void aNameThatIsNoHashIsRefused() throws IOException {
    assertThatThrownBy(() -> store().open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void aDeletedArtifactIsGone() throws IOException {
    put("hello");
    store().delete(HELLO_SHA256);
    assertThat(store().check(HELLO_SHA256)).isEqualTo(ArtifactStore.Condition.MISSING);
  }

  private ArtifactStore.Blob put(String text) throws IOException {
    return store().put(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String read(String sha256) throws IOException {
    try (InputStream in = store().open(sha256)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
