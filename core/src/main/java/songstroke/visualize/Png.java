package songstroke.visualize;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;

/// The sink that draws a scene into pixels. Bytes are the same with and without system fonts. Needs no display.
public final class Png {
  /// Pixels a scene unit, right for screens of high density.
  public static final double DEFAULT_SCALE = 2;

  private static final double CSS_DPI = 96;
  private static final DirectColorModel RGB = new DirectColorModel(24, 0xff0000, 0xff00, 0xff);
  private static final WeakReference<int[]> NO_ROOM = new WeakReference<>(null);
  private static final AtomicReference<WeakReference<int[]>> ROOM = new AtomicReference<>(NO_ROOM);

  private Png() {}

  /// The scene as a PNG file at [#DEFAULT_SCALE].
  public static byte[] of(Scene scene) {
    return of(scene, DEFAULT_SCALE);
  }

  /// The scene as a PNG file. Memory: 4 bytes a pixel while it is drawn.
  ///
  /// @param scale pixels a scene unit, more than 0
  public static byte[] of(Scene scene, double scale) {
    int width = (int) Math.ceil(scene.width() * scale);
    int height = (int) Math.ceil(scene.height() * scale);
    int[] pixels = room(width * height);
    var raster = Raster.createPackedRaster(new DataBufferInt(pixels, width * height), width, height, width,
        RGB.getMasks(), null);
    draw(scene, scale, new BufferedImage(RGB, raster, false, null));
    byte[] file = PngWriter.encode(pixels, width, height, CSS_DPI * scale);
    ROOM.set(new WeakReference<>(pixels));
    return file;
  }

  /// Pixels to draw on, whatever was drawn there before: charts are drawn one after the other, and each needs
  /// megabytes.
  private static int[] room(int pixels) {
    int[] last = ROOM.getAndSet(NO_ROOM).get();
    return last != null && last.length >= pixels ? last : new int[pixels];
  }

  static BufferedImage image(Scene scene, double scale) {
    int width = (int) Math.ceil(scene.width() * scale);
    int height = (int) Math.ceil(scene.height() * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    draw(scene, scale, image);
    return image;
  }

  private static void draw(Scene scene, double scale, BufferedImage image) {
    Face.prepareAwt();
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
          RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS,
          RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(color(Ink.PAPER, 1));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(scale, scale);
      scene.items().forEach(item -> draw(graphics, item));
    } finally {
      graphics.dispose();
    }
  }

  private static void draw(Graphics2D graphics, Item item) {
    switch (item) {
      case Item.Text text -> {
        graphics.setColor(color(text.ink(), 1));
        Lettering.draw(graphics, text);
      }
      case Item.Line line -> {
        graphics.setColor(color(line.ink(), 1));
        graphics.setStroke(stroke(line));
        graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
      }
      case Item.Circle circle -> {
        if (circle.halo() > 0) {
          graphics.setColor(color(Ink.PAPER, 1));
          graphics.fill(disc(circle, circle.radius() + circle.halo()));
        }
        graphics.setColor(color(circle.ink(), circle.opacity()));
        graphics.fill(disc(circle, circle.radius()));
      }
      case Item.Box box -> {
        graphics.setColor(color(box.ink(), box.opacity()));
        graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
      }
      case Item.Trace trace -> {
        graphics.setColor(color(trace.ink(), 1));
        graphics.setStroke(new BasicStroke((float) trace.width(), BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND));
        Path2D.Double path = new Path2D.Double();
        path.moveTo(trace.spots().getFirst().x(), trace.spots().getFirst().y());
        trace.spots().forEach(spot -> path.lineTo(spot.x(), spot.y()));
        graphics.draw(path);
      }
      case Item.Chevron chevron -> {
        graphics.setColor(color(chevron.ink(), 1));
        graphics.setStroke(new BasicStroke((float) chevron.width(), BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND));
        Path2D.Double path = new Path2D.Double();
        double back = chevron.x() - chevron.size();
        double half = Math.abs(chevron.size());
        path.moveTo(back, chevron.y() - half);
        path.lineTo(chevron.x(), chevron.y());
        path.lineTo(back, chevron.y() + half);
        graphics.draw(path);
      }
      case Item.Group group -> group.items().forEach(inner -> draw(graphics, inner));
    }
  }

  private static BasicStroke stroke(Item.Line line) {
    float width = (float) line.width();
    if (line.dash() == 0) {
      return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    float dash = (float) line.dash();
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[]{dash, dash},
        0);
  }

  private static Ellipse2D.Double disc(Item.Circle circle, double radius) {
    return new Ellipse2D.Double(circle.x() - radius, circle.y() - radius, 2 * radius, 2 * radius);
  }

  private static Color color(Ink ink, double opacity) {
    return new Color(ink.rgb() | ((int) Math.round(opacity * 255) << 24), true);
  }
}
