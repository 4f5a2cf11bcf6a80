package songstroke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import songstroke.timeline.RecordingHeader;

/// A generated recording for the JMH benchmarks.
final class Sample {
  /// Before there is one.
  static final Recording NONE = new Recording(new RecordingHeader(0, ZoneOffset.UTC, "", ""), List.of(),
      List.of());

  private Sample() {}

  static Recording recording(int presses) throws IOException {
    Path folder = generate(presses);
    try {
      return Recording.read(folder.resolve("recording-1.jsonl"));
    } finally {
      delete(folder);
    }
  }

  /// The bytes of a recording file.
  static byte[] file(int presses, String... options) throws IOException {
    Path folder = generate(presses, options);
    try {
      return Files.readAllBytes(folder.resolve("recording-1.jsonl"));
    } finally {
      delete(folder);
    }
  }

  private static Path generate(int presses, String... options) throws IOException {
    Path folder = Files.createTempDirectory("songstroke-bench");
    String[] args = new String[options.length + 2];
    args[0] = folder.toString();
    args[1] = Integer.toString(presses);
    System.arraycopy(options, 0, args, 2, options.length);
    GenerateRecordings.main(args);
    return folder;
  }

  private static void delete(Path folder) throws IOException {
    Files.delete(folder.resolve("recording-1.jsonl"));
    Files.delete(folder);
  }
}
