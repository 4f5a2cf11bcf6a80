package songstroke.bench;

import java.io.IOException;
import java.nio.file.Path;

import songstroke.segment.ByPause;
import songstroke.timeline.PressBlockException;

/// From blocks of presses, as a store keeps them, to segments in memory.
public final class BlocksToSegments {
  private BlocksToSegments() {}

  /// Run with the two files that [RecordingToBlocks] wrote, and if the segments are to be written, a folder for them.
  public static void main(String[] args) throws IOException, PressBlockException {
    Recording recording = Recording.ofBlocks(Path.of(args[0]), Path.of(args[1]));
    ByPause segments = recording.fold();
    System.out.println(segments.usual().size() + " segments of " + recording.presses().size() + " presses");
    if (args.length > 2) {
      RecordingToSegments.write(segments, Path.of(args[2]));
    }
  }
}
