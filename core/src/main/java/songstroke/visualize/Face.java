package songstroke.visualize;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The bundled fonts, the preferred ones first. Each is read when the first letter needs it: the large one for
/// East Asian scripts stays unread while names are written in others.
enum Face {
  INTER("Inter-Regular.ttf"), INTER_SEMIBOLD("Inter-SemiBold.ttf"), HEBREW("NotoSansHebrew-Regular.ttf"),
  ARABIC(
      "NotoSansArabic-Regular.ttf"),
  DEVANAGARI("NotoSansDevanagari-Regular.ttf"), THAI(
      "NotoSansThai-Regular.ttf"),
  EAST_ASIAN("DroidSansFallback.ttf");

  private static final Map<Face, Font> LOADED = new ConcurrentHashMap<>();
  private static boolean awtIsReady;

  private final String file;

  Face(String file) {
    this.file = file;
  }

  /// The face that shows a code point, none when no face does.
  static Optional<Face> of(int c, Weight weight) {
    Face first = first(weight);
    if (first.font().canDisplay(c)) {
      return Optional.of(first);
    }
    Face other = forScript(c);
    return other.font().canDisplay(c) ? Optional.of(other) : Optional.empty();
  }

  /// The face for Latin, Greek and Cyrillic, and for what no face has.
  static Face first(Weight weight) {
    return switch (weight) {
      case REGULAR -> INTER;
      case SEMIBOLD -> INTER_SEMIBOLD;
    };
  }

  /// By the blocks of Unicode, so that no font is read to learn that it is the wrong one.
  private static Face forScript(int c) {
    if (within(c, 0x590, 0x5ff) || within(c, 0xfb1d, 0xfb4f)) {
      return HEBREW;
    }
    if (within(c, 0x600, 0x8ff) || within(c, 0xfb50, 0xfdff) || within(c, 0xfe70, 0xfeff)) {
      return ARABIC;
    }
    if (within(c, 0x900, 0x97f) || within(c, 0xa8e0, 0xa8ff)) {
      return DEVANAGARI;
    }
    return within(c, 0xe00, 0xe7f) ? THAI : EAST_ASIAN;
  }

  private static boolean within(int c, int first, int last) {
    return first <= c && c <= last;
  }

  /// The font at size 1.
  Font font() {
    Font known = LOADED.get(this);
    if (known != null) {
      return known;
    }
    prepareAwt();
    return LOADED.computeIfAbsent(this, Face::read);
  }

  private Font read() {
    try (InputStream in = Face.class.getResourceAsStream("fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The font " + file + " is missing from the program");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + file + " could not be read; is "
          + System.getProperty("java.io.tmpdir") + " writable?", e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The font " + file + " is damaged", e);
    }
  }

  /// Makes AWT work without a display and without any font of the system; to be called before any of AWT.
  ///
  /// On Unix AWT refuses every font, also one from a file, when fontconfig knows none, unless it is given a
  /// font configuration of its own before it starts. It reads that once, so the file goes at once.
  static void prepareAwt() {
    synchronized (Face.class) {
      if (awtIsReady) {
        return;
      }
      if (System.getProperty("java.awt.headless") == null) {
        System.setProperty("java.awt.headless", "true");
      }
      String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      boolean hasOwnFonts = system.startsWith("windows") || system.startsWith("mac");
      if (!hasOwnFonts && System.getProperty("sun.awt.fontconfig") == null) {
        startWithoutSystemFonts();
      }
      awtIsReady = true;
    }
  }

  private static void startWithoutSystemFonts() {
    try {
      Path configuration = Files.createTempFile("songstroke-fonts", ".properties");
      try {
        Files.writeString(configuration, "version=1\nsequence.allfonts=default\n");
        System.setProperty("sun.awt.fontconfig", configuration.toString());
        LOADED.put(INTER, INTER.read());
      } finally {
        System.clearProperty("sun.awt.fontconfig");
        Files.deleteIfExists(configuration);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The fonts could not be prepared; is "
          + System.getProperty("java.io.tmpdir") + " writable?", e);
    }
  }
}
