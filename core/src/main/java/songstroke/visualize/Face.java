package songstroke.visualize;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The bundled fonts. Each is read when the first letter needs it: the large one for East Asian scripts stays
/// unread while names are written in others.
enum Face {
  INTER("Inter-Regular.ttf"), INTER_SEMIBOLD("Inter-SemiBold.ttf"), DROID_FALLBACK("DroidSansFallback.ttf");

  private static final List<Face> REGULAR_CHAIN = List.of(INTER, DROID_FALLBACK);
  private static final List<Face> SEMIBOLD_CHAIN = List.of(INTER_SEMIBOLD, DROID_FALLBACK);

  private static final Map<Face, Font> LOADED = new ConcurrentHashMap<>();
  private static boolean awtIsReady;

  private final String file;

  Face(String file) {
    this.file = file;
  }

  /// The faces to ask for a letter, in this order.
  static List<Face> chain(Weight weight) {
    return switch (weight) {
      case REGULAR -> REGULAR_CHAIN;
      case SEMIBOLD -> SEMIBOLD_CHAIN;
    };
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
