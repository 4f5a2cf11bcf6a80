package songstroke.capture.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import songstroke.capture.SourceHealth;

/// What every key source owes its listener.
public interface KeySourceContract {
  /// A source that was not started yet, on a keyboard that [#typeAbc] types on.
  KeySource newSource() throws Exception;

  /// Has the letters a, b and c pressed and released, in that order, on the keyboard of the sources made before;
  /// false when this source has no keys.
  boolean typeAbc() throws Exception;

  @Test
  @Timeout(60)
  default void theFirstReportIsThatItWorks() throws Exception {
    var heard = new HeardKeys();
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(SourceHealth.Working.class, 1);
    }
    assertThat(heard.health().getFirst()).isInstanceOf(SourceHealth.Working.class);
  }

  @Test
  @Timeout(60)
  default void pressesAreCountedFromZeroAndNeverGoBackInTime() throws Exception {
    var heard = new HeardKeys();
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(SourceHealth.Working.class, 1);
      if (typeAbc()) {
        heard.awaitPresses(3);
        assertThat(heard.presses()).extracting(KeyDown::sequence).containsExactly(0L, 1L, 2L);
        assertThat(heard.presses()).extracting(KeyDown::nanos).isSorted();
        assertThat(heard.presses()).extracting(KeyDown::keyClass)
            .containsOnly(songstroke.timeline.KeyClass.CHAR);
      }
    }
  }

  @Test
  @Timeout(60)
  default void theListenerIsCalledOnOneThreadOfTheSourcesOwn() throws Exception {
    var heard = new HeardKeys();
    try (KeySource source = newSource()) {
      source.start(heard);
      heard.awaitHealth(SourceHealth.Working.class, 1);
      if (typeAbc()) {
        heard.awaitPresses(3);
      }
    }
    assertThat(heard.threads()).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  @Timeout(60)
  default void afterCloseNothingIsReportedAndItsThreadIsGone() throws Exception {
    var heard = new HeardKeys();
    KeySource source = newSource();
    source.start(heard);
    heard.awaitHealth(SourceHealth.Working.class, 1);
    source.close();
    assertThat(heard.threads().getFirst().isAlive()).isFalse();
    assertThat(heard.health()).hasSize(1);
  }

  @Test
  @Timeout(60)
  default void closingTwiceOrBeforeTheStartDoesNothing() throws Exception {
    KeySource source = newSource();
    source.start(new HeardKeys());
    source.close();
    assertThatCode(source::close).doesNotThrowAnyException();
    KeySource unused = newSource();
    assertThatCode(unused::close).doesNotThrowAnyException();
  }

  @Test
  @Timeout(60)
  default void aListenerMayCloseTheSource() throws Exception {
    KeySource source = newSource();
    var heard = new HeardKeys();
    source.start(new KeyListener() {
      @Override
      public void pressed(KeyDown down) {
        heard.pressed(down);
      }

      @Override
      public void released(long sequence, long nanos) {
        heard.released(sequence, nanos);
      }

      @Override
      public void health(SourceHealth health) {
        source.close();
        heard.health(health);
      }
    });
    heard.awaitHealth(SourceHealth.Working.class, 1);
    source.close();
    assertThat(heard.health()).hasSize(1);
  }
}
