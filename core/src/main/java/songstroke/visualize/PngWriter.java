package songstroke.visualize;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes opaque 24-bit pictures as PNG (W3C Portable Network Graphics, third edition) at the fastest
/// compression. The platform's own encoder tries every filter on every line and takes several times as long.
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int TRUE_COLOUR = 2;
  private static final byte FILTER_UP = 2;
  private static final double METRES_PER_INCH = 0.0254;

  private PngWriter() {}

  /// The file of a picture.
  ///
  /// @param pixels 0xRRGGBB, line by line from the top
  /// @param dpi    how many pixels a viewer should show on an inch
  static byte[] encode(int[] pixels, int width, int height, double dpi) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 17);
    try (DataOutputStream out = new DataOutputStream(file)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header -> {
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[]{8, TRUE_COLOUR, 0, 0, 0});
      });
      chunk(out, "pHYs", physical -> {
        int perMetre = (int) Math.round(dpi / METRES_PER_INCH);
        physical.writeInt(perMetre);
        physical.writeInt(perMetre);
        physical.writeByte(1);
      });
      chunk(out, "IDAT", data -> compress(pixels, width, height, data));
      chunk(out, "IEND", nothing -> {});
    } catch (IOException e) {
      throw new IllegalStateException("Memory takes every byte", e);
    }
    return file.toByteArray();
  }

  private static void compress(int[] pixels, int width, int height, OutputStream out) throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream zip = new DeflaterOutputStream(out, deflater, 1 << 15)) {
      byte[] line = new byte[1 + 3 * width];
      line[0] = FILTER_UP;
      for (int y = 0; y < height; y++) {
        int at = 1;
        for (int i = y * width; i < (y + 1) * width; i++) {
          int below = pixels[i];
          int above = y == 0 ? 0 : pixels[i - width];
          line[at++] = (byte) ((below >> 16) - (above >> 16));
          line[at++] = (byte) ((below >> 8) - (above >> 8));
          line[at++] = (byte) (below - above);
        }
        zip.write(line);
      }
    } finally {
      deflater.end();
    }
  }

  private interface Content {
    void to(DataOutputStream out) throws IOException;
  }

  private static void chunk(DataOutputStream out, String type, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    content.to(new DataOutputStream(bytes));
    CRC32 check = new CRC32();
    check.update(bytes.toByteArray());
    out.writeInt(bytes.size() - type.length());
    bytes.writeTo(out);
    out.writeInt((int) check.getValue());
  }
}
