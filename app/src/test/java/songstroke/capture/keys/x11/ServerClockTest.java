package songstroke.capture.keys.x11;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerClockTest {
  private static final long MILLI = 1_000_000;
  private static final long WRAP = 1L << 32;

  @Test
  void aStampIsTheMiddleOfItsMillisecond() {
    assertThat(ServerClock.nanosOf(1_000, 1_003 * MILLI + 7, 0)).isEqualTo(1_000 * MILLI + MILLI / 2);
  }

  @Test
  void anEventIsNotAfterItsReceipt() {
    assertThat(ServerClock.nanosOf(1_000, 1_000 * MILLI + 7, 0)).isEqualTo(1_000 * MILLI + 7);
  }

  @Test
  void aStampBeforeTheWrapIsReadAfterIt() {
    long wrapped = 3 * WRAP * MILLI;
    assertThat(ServerClock.nanosOf((int) (WRAP - 5), wrapped + 2 * MILLI, 0))
        .isEqualTo(wrapped - 5 * MILLI + MILLI / 2);
    assertThat(ServerClock.nanosOf(1, wrapped + 2 * MILLI, 0)).isEqualTo(wrapped + MILLI + MILLI / 2);
  }

  @Test
  void theSignBitIsNoWrap() {
    long half = WRAP / 2 * MILLI;
    assertThat(ServerClock.nanosOf((int) (WRAP / 2 - 3), half + 2 * MILLI, 0))
        .isEqualTo(half - 3 * MILLI + MILLI / 2);
  }

  @Test
  void anotherClocksLeadIsTakenOff() {
    long lead = 123_456_789 * MILLI + 300_000;
    long event = 5_000 * MILLI;
    int stamp = (int) ((event + lead) / MILLI);
    assertThat(ServerClock.nanosOf(stamp, event + 4 * MILLI, lead)).isBetween(event - MILLI / 2 - 1,
        event + MILLI / 2 + 1);
    assertThat(ServerClock.nanosOf(stamp, event + 4 * MILLI - lead, 2 * lead))
        .isBetween(event - lead - MILLI / 2 - 1, event - lead + MILLI / 2 + 1);
  }

  @Test
  void ourOwnClockIsToldFromAnother() {
    long before = 7 * WRAP * MILLI + 400 * MILLI;
    assertThat(ServerClock.fits(400, before, before + MILLI)).isTrue();
    assertThat(ServerClock.fits(399, before, before + MILLI)).isTrue();
    assertThat(ServerClock.fits(402, before, before + MILLI)).isTrue();
    assertThat(ServerClock.fits(380, before, before + MILLI)).isFalse();
    assertThat(ServerClock.fits(420, before, before + MILLI)).isFalse();
    assertThat(ServerClock.fits(-400, before, before + MILLI)).isFalse();
  }
}
