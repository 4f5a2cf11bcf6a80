package songstroke.capture.music.mpris;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A tone in a tagged file, made by `ffmpeg`.
///
/// @param seconds how long it is
record Tone(String title, String artist, String genre, double seconds) {
  /// Writes it as a FLAC file named like its title.
  Path in(Path folder) throws IOException {
    Path file = folder.resolve(title + ".flac");
    int pitch = 200 + Math.floorMod(title.hashCode(), 600);
    Process ffmpeg = new ProcessBuilder(List.of("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i",
        "sine=frequency=" + pitch + ":sample_rate=44100:duration=" + seconds,
        "-metadata", "title=" + title, "-metadata", "artist=" + artist, "-metadata", "genre=" + genre,
        "-metadata", "album=Tones", file.toString())).redirectErrorStream(true).start();
    try {
      String said = new String(ffmpeg.getInputStream().readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
      if (!ffmpeg.waitFor(60, TimeUnit.SECONDS) || ffmpeg.exitValue() != 0) {
        throw new IOException("ffmpeg made no tone: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return file;
  }
}
