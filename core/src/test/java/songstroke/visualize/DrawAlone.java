package songstroke.visualize;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// A program that draws charts of every script and prints their digests, or tries to set a word without the
/// preparations for it.
final class DrawAlone {
  private DrawAlone() {}

  public static void main(String[] what) throws Exception {
    System.out.print(what[0].equals("charts") ? charts() : unprepared());
  }

  static String charts() throws NoSuchAlgorithmException {
    StringBuilder digests = new StringBuilder();
    for (Scene scene : List.of(Charts.forest().scene(), Charts.labelled(Charts.NASTY).scene(),
        WpmCharts.byGenre(Charts.session(), Charts.silence(), Charts.oneDay(), 8).scene())) {
      digests.append(digest(Png.of(scene))).append('\n')
          .append(digest(Svg.of(scene).getBytes(StandardCharsets.UTF_8))).append('\n');
    }
    return digests.toString();
  }

  private static String unprepared() throws IOException, FontFormatException {
    System.setProperty("java.awt.headless", "true");
    try (InputStream in = Objects.requireNonNull(Face.class.getResourceAsStream("fonts/Inter-Regular.ttf"))) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(15f);
      return "" + new TextLayout("word", font, new FontRenderContext(null, true, true)).getAdvance();
    }
  }

  private static String digest(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
