package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.visualize.Item.Text;

class PngTest {
  private static final int PAPER = Ink.PAPER.rgb();

  @Test
  void theFileIsAsLargeAsTheSceneTimesTheScale() throws IOException {
    Scene scene = Charts.forest().scene();
    BufferedImage image = decode(Png.of(scene, 1.5));
    assertThat(image.getWidth()).isEqualTo((int) Math.ceil(scene.width() * 1.5));
    assertThat(image.getHeight()).isEqualTo((int) Math.ceil(scene.height() * 1.5));
  }

  @Test
  void everyStrongDotHasTheColorOfItsClaim() throws IOException {
    Scene scene = Charts.forest().scene();
    BufferedImage image = decode(Png.of(scene));
    List<Item.Circle> dots = Extent.leaves(scene, Item.Circle.class);
    assertThat(dots).extracting(Item.Circle::ink).containsExactly(Ink.FASTER, Ink.NEUTRAL, Ink.SLOWER,
        Ink.NEUTRAL);
    for (Item.Circle dot : dots) {
      assertThat(at(image, dot.x(), dot.y())).isEqualTo(dot.ink().rgb());
      assertThat(at(image, dot.x(), dot.y() - dot.radius() - dot.halo() / 2)).isEqualTo(PAPER);
    }
  }

  @Test
  void intervalsAndTheDashedLineAreWhereTheSceneHasThem() throws IOException {
    Scene scene = Charts.forest().scene();
    BufferedImage image = decode(Png.of(scene));
    for (Item.Line line : Extent.leaves(scene, Item.Line.class)) {
      if (line.dash() == 0 && line.y1() == line.y2()) {
        assertThat(at(image, line.x1() + 2, line.y1())).isEqualTo(line.ink().rgb());
      }
    }
    Item.Line reference = Extent.leaves(scene, Item.Line.class).stream().filter(line -> line.dash() > 0)
        .findFirst()
        .orElseThrow();
    assertThat(inked(image, reference.x1() - 1, reference.y1(), reference.x1() + 1, reference.y1() + 4))
        .isTrue();
    assertThat(inked(image, reference.x1() - 1, reference.y1() + 5, reference.x1() + 1, reference.y1() + 7))
        .isFalse();
  }

  @ParameterizedTest
  @FieldSource("songstroke.visualize.Charts#NASTY")
  void aLabelIsDrawnWholeAndNowhereElse(String label) throws IOException {
    Scene scene = Charts.labelled(List.of(label)).scene();
    BufferedImage image = decode(Png.of(scene));
    Text text = (Text) ((Item.Group) scene.items().getLast()).items().getFirst();
    Extent extent = Extent.of(text);
    assertThat(inked(image, extent.left(), extent.top(), extent.right(), extent.bottom()))
        .isEqualTo(extent.right() - extent.left() > 0);
    double middle = text.y() - 6;
    assertThat(inked(image, 0, middle - 16, extent.left() - 3, middle + 16)).isFalse();
    assertThat(inked(image, extent.right() + 3, middle - 16, extent.right() + 12, middle + 16)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14, 40, 60})
  void noInkTouchesTheBorder(int rows) throws IOException {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      labels.add(Charts.NASTY.get(i % Charts.NASTY.size()));
    }
    Scene scene = Charts.labelled(labels).scene();
    BufferedImage image = decode(Png.of(scene));
    double border = 20;
    assertThat(inked(image, 0, 0, scene.width(), border)).isFalse();
    assertThat(inked(image, 0, scene.height() - border, scene.width(), scene.height())).isFalse();
    assertThat(inked(image, 0, 0, border, scene.height())).isFalse();
    assertThat(inked(image, scene.width() - border, 0, scene.width(), scene.height())).isFalse();
    assertThat(inked(image, border, border, scene.width() - border, scene.height() - border)).isTrue();
  }

  @Test
  void joinedScriptsDoNotLookLikeTheirLettersAlone() {
    assertThat(pixels("\u0628\u0628")).isNotEqualTo(pixels("\u0628 \u0628"));
    assertThat(pixels("\u65e5")).isNotEqualTo(pixels("\u672c"));
    assertThat(pixels("🎵")).isEqualTo(pixels("[\u2026]"));
  }

  private static List<Integer> pixels(String text) {
    Scene scene = new Scene(200, 40, "", "",
        List.of(new Text(20, 28, text, Text.Anchor.START, Weight.REGULAR, 20, Ink.TEXT)));
    BufferedImage image = Png.image(scene, 1);
    List<Integer> pixels = new ArrayList<>();
    for (int i = 0; i < 200 * 40; i++) {
      pixels.add(image.getRGB(i % 200, i / 200));
    }
    return pixels;
  }

  private static BufferedImage decode(byte[] png) throws IOException {
    return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png))).orElseThrow();
  }

  private static int at(BufferedImage image, double x, double y) {
    return image.getRGB((int) (2 * x), (int) (2 * y)) & 0xffffff;
  }

  private static boolean inked(BufferedImage image, double left, double top, double right, double bottom) {
    for (int y = (int) (2 * top); y < 2 * bottom; y++) {
      for (int x = (int) (2 * left); x < 2 * right; x++) {
        if ((image.getRGB(x, y) & 0xffffff) != PAPER) {
          return true;
        }
      }
    }
    return false;
  }
}
