package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PngWriterProperties {
  @Property(tries = 100)
  void anotherDecoderReadsThePixelsBack(@ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height, @ForAll int seed) throws IOException {
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (((i + 1) * seed) >>> (i % 9)) & 0xffffff;
    }
    byte[] file = PngWriter.encode(pixels, width, height, 192);
    BufferedImage image = Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(file))).orElseThrow();
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    for (int i = 0; i < pixels.length; i++) {
      assertThat(image.getRGB(i % width, i / width) & 0xffffff).isEqualTo(pixels[i]);
    }
  }

  @Example
  void everyChunkCarriesItsChecksum() throws IOException {
    byte[] file = PngWriter.encode(new int[6], 3, 2, 192);
    List<String> types = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      in.skipNBytes(8);
      while (in.available() > 0) {
        int length = in.readInt();
        byte[] content = in.readNBytes(4 + length);
        CRC32 check = new CRC32();
        check.update(content);
        assertThat(in.readInt()).isEqualTo((int) check.getValue());
        types.add(new String(content, 0, 4, StandardCharsets.US_ASCII));
      }
    }
    assertThat(types).containsExactly("IHDR", "pHYs", "IDAT", "IEND");
  }
}
