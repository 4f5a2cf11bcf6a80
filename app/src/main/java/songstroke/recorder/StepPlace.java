package songstroke.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import songstroke.timeline.RecordingHeader;

/// Where a step by itself records: a place under way, until the step's output folder holds the recording. One that is
/// in that folder already is kept under a name of its own.
///
/// @param out the step's output folder
public record StepPlace(Path out, RecordingPlace place) implements RecordingPlace {
  @Override
  public RecordingFile begin(RecordingHeader header, Consumer<String> tell) throws IOException {
    new RecordingFolder(out).setAside();
    return place.begin(header, tell);
  }

  @Override
  public void kept() throws IOException {
    place.kept();
  }

  @Override
  public void close() {
    place.close();
  }
}
