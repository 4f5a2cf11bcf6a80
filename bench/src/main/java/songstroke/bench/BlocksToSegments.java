package songstroke.bench;

import java.io.IOException;
import java.nio.file.Path;

import songstroke.segment.ByPause;
import songstroke.segment.ColumnFold;
import songstroke.timeline.PressBlockException;

/// From blocks of presses, as a store keeps them, to segments in memory.
public final class BlocksToSegments {
  private BlocksToSegments() {}

  /// Run with the two files that [RecordingToBlocks] wrote, and if the segments are to be written, a folder for them.
  public static void main(String[] args) throws IOException, PressBlockException {
    Recording events = Recording.read(Path.of(args[0]));
    ByPause segments;
    try (var blocks = new BlockFile(Path.of(args[1]))) {
      segments = ColumnFold.of(events.header(), events.events(), blocks);
      System.out.println(segments.usual().size() + " segments of " + blocks.presses() + " presses");
    }
    if (args.length > 2) {
      RecordingToSegments.write(segments, Path.of(args[2]));
    }
  }
}
