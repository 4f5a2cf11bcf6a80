package songstroke.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Splits a recording into its presses, as blocks, and everything else, as a recording file.
public final class RecordingToBlocks {
  private RecordingToBlocks() {}

  /// Run with a recording file that is not compressed, the file for everything else, and the file for the blocks.
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    try (BufferedReader lines = Files.newBufferedReader(file);
        Writer events = Files.newBufferedWriter(Path.of(args[1]))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.contains("\"key\":")) {
          events.write(line + '\n');
        }
      }
    }
    Path blocks = Path.of(args[2]);
    Recording recording = Recording.read(file);
    recording.writeBlocks(blocks);
    System.out.printf(Locale.ROOT, "%.3f bytes per press in %d blocks%n",
        (double) Files.size(blocks) / recording.presses(), recording.blocks().size());
  }
}
