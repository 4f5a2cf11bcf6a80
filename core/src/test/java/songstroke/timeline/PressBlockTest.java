package songstroke.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class PressBlockTest {
  private static final long START = 1_772_442_000_000L;

  @Property(tries = 500)
  void whatIsPackedComesOutAgain(@ForAll("presses") List<KeyPress> presses) throws PressBlockException {
    PressColumns columns = columns(presses);

    List<KeyPress> again = new ArrayList<>();
    var read = new PressColumns();
    for (int i = 0; i < columns.blocks(); i++) {
      PressBlock block = PressBlock.read(columns.block(i).toBytes());
      read.append(block);
      again.addAll(unpacked(block));
    }
    assertThat(again).isEqualTo(presses);
    assertThat(read.size()).isEqualTo(presses.size());
    assertThat(read.last()).isEqualTo(presses.getLast().t());
  }

  @Provide
  Arbitrary<List<KeyPress>> presses() {
    Arbitrary<Long> gaps = Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.longs().between(0, 700)),
        Tuple.of(2, Arbitraries.of(8_190L, 8_191L, 8_192L, 70_000L, 5_000_000_000L)));
    Arbitrary<Integer> holds = Arbitraries.frequencyOf(Tuple.of(10, Arbitraries.integers().between(0, 200)),
        Tuple.of(2, Arbitraries.of(KeyPress.UNKNOWN_HOLD, 253, 254, 255, 256, 70_000, Integer.MAX_VALUE)));
    Arbitrary<KeyPress> press = Combinators
        .combine(gaps, Arbitraries.of(KeyClass.class), holds, Arbitraries.of(true, false, false))
        .as(KeyPress::new);
    return press.list().ofMinSize(1).ofMaxSize(1_500).map(PressBlockTest::afterEachOther);
  }

  private static List<KeyPress> afterEachOther(List<KeyPress> steps) {
    List<KeyPress> presses = new ArrayList<>();
    long t = START;
    for (KeyPress step : steps) {
      t += step.t();
      presses.add(new KeyPress(t, step.keyClass(), step.holdMs(), step.repeat()));
    }
    return presses;
  }

  @Test
  void aPressTakesAboutThreeBytesWithHoldsAndTwoWithout() {
    var random = new Random(7);
    for (boolean held : new boolean[]{true, false}) {
      var columns = new PressColumns();
      long t = START;
      for (int i = 0; i < 100_000; i++) {
        t += random.nextInt(1_000) == 0 ? 30_000 : random.nextInt(400);
        columns.press(t, KeyClass.CHAR, held ? 60 + random.nextInt(random.nextInt(50) == 0 ? 400 : 120) : -1,
            false);
      }
      long bytes = 0;
      for (int i = 0; i < columns.blocks(); i++) {
        bytes += columns.block(i).length();
      }
      assertThat(bytes / 100_000.0).isLessThan(held ? 3.2 : 2.2);
    }
  }

  @Test
  void damageOfAnyKindIsSaid() {
    byte[] good = columns(
        List.of(KeyPress.of(START, KeyClass.CHAR), KeyPress.of(START + 90_000, KeyClass.SPACE)))
        .block(0).toBytes();

    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      assertThatThrownBy(() -> PressBlock.read(bad)).isInstanceOf(PressBlockException.class);
      byte[] cut = Arrays.copyOf(good, i);
      assertThatThrownBy(() -> PressBlock.read(cut)).isInstanceOf(PressBlockException.class)
          .hasMessageContaining("cut off");
    }
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThatThrownBy(() -> PressBlock.read(longer)).hasMessageContaining("checksum");
  }

  @Test
  void aNewerVersionIsNamed() {
    byte[] newer = columns(List.of(KeyPress.of(START, KeyClass.CHAR))).block(0).toBytes();
    newer[2] = 9;

    assertThatThrownBy(() -> PressBlock.read(newer))
        .hasMessage("it is of version 9; this program reads version 1");
    assertThatThrownBy(() -> {
      throw new PressBlockException("it is cut off").in("of 2 March, 09:00", 3);
    }).hasMessage("of 2 March, 09:00, press block 3: it is cut off");
  }

  @Test
  void contentThatContradictsTheHeaderIsSaidForAllItsRightChecksum() {
    PressColumns columns = columns(
        List.of(KeyPress.of(START, KeyClass.CHAR), KeyPress.of(START + 90_000, KeyClass.SPACE)));
    for (long last : new long[]{START - 1, START + 1, Long.MAX_VALUE}) {
      byte[] wrong = columns.block(0).toBytes();
      ByteBuffer buffer = ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN);
      buffer.putLong(24, last);
      sign(wrong, buffer);
      assertThatThrownBy(() -> PressBlock.read(wrong)).hasMessage("its content contradicts its header");
    }
    for (int count : new int[]{0, -1, 1, 3, 2_000_000_000}) {
      byte[] wrong = columns.block(0).toBytes();
      ByteBuffer buffer = ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN);
      buffer.putInt(12, count);
      sign(wrong, buffer);
      assertThatThrownBy(() -> PressBlock.read(wrong)).hasMessage("its content contradicts its header");
    }
  }

  @Test
  void aBlockThatGoesBackInTimeIsRefusedAndNothingIsLost() throws PressBlockException {
    PressColumns columns = columns(List.of(KeyPress.of(START + 5, KeyClass.CHAR)));
    PressBlock earlier = columns(List.of(KeyPress.of(START + 4, KeyClass.CHAR))).block(0);

    assertThatThrownBy(() -> columns.append(earlier)).isInstanceOf(PressBlockException.class)
        .hasMessageContaining("goes back in time");
    assertThatThrownBy(() -> columns.press(START + 4, KeyClass.CHAR, -1, false))
        .isInstanceOf(IllegalArgumentException.class);
    columns.append(columns(List.of(KeyPress.of(START + 5, KeyClass.OTHER))).block(0));
    assertThat(columns.size()).isEqualTo(2);
  }

  @Test
  void pressesAreFoundByTimeInPackedAndGrowingBlocks() {
    var columns = new PressColumns();
    for (int i = 0; i < 5_000; i++) {
      columns.press(START + 10L * i, KeyClass.CHAR, -1, false);
    }
    for (long t : new long[]{0, 1, 10, 10_240, 10_241, 40_959, 40_960, 49_990}) {
      long expected = t == 0 ? Long.MIN_VALUE : START + (t - 1) / 10 * 10;
      assertThat(columns.lastBefore(START + t)).as("before %d", t).isEqualTo(expected);
    }
    assertThat(columns.lastBefore(START + 1_000_000)).isEqualTo(START + 49_990);
    assertThat(columns.firstBlockAtOrAfter(START + 10_240)).isEqualTo(1);
    assertThat(columns.firstBlockAtOrAfter(START + 50_000)).isEqualTo(columns.blocks());

    columns.release(START + 20_480);
    assertThat(columns.size()).isEqualTo(5_000);
    assertThat(columns.firstBlockAtOrAfter(START)).isEqualTo(2);
    assertThat(columns.lastBefore(START + 20_480)).as("of a block that was let go").isEqualTo(START + 20_470);
    assertThatThrownBy(() -> columns.block(1)).hasMessageContaining("let go");
  }

  private static void sign(byte[] bytes, ByteBuffer block) {
    var crc = new CRC32C();
    crc.update(bytes, 0, 8);
    crc.update(bytes, 12, bytes.length - 12);
    block.putInt(8, (int) crc.getValue());
  }

  private static PressColumns columns(List<KeyPress> presses) {
    var columns = new PressColumns();
    presses.forEach(press -> columns.press(press.t(), press.keyClass(), press.holdMs(), press.repeat()));
    return columns;
  }

  private static List<KeyPress> unpacked(PressBlock block) {
    var buffer = new PressBuffer(PressBlock.CAPACITY);
    block.unpack(buffer);
    List<KeyPress> presses = new ArrayList<>();
    for (int i = 0; i < buffer.size(); i++) {
      presses.add(buffer.press(i));
    }
    return presses;
  }
}
