package songstroke.recorder;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

import songstroke.timeline.RecordingHeader;

/// Where the single events of a recording go while it runs, so that they outlive the program when it is killed.
public interface RecordingPlace extends AutoCloseable {
  /// Looks at what is there already; may take a while.
  default void prepare() {}

  /// Begins the recording's file; what has its name is kept under another.
  ///
  /// @param tell takes sentences for the person
  /// @return the file, which the place closes
  /// @throws IOException when there is something in the way that cannot be kept
  RecordingFile begin(RecordingHeader header, Consumer<String> tell) throws IOException;

  /// What was recorded is kept elsewhere too.
  default void kept() throws IOException {}

  /// Why the file does not hold all of the recording; empty when it does, and where there is none.
  default Optional<String> cutOff() {
    return Optional.empty();
  }

  /// The file is not read any more.
  @Override
  void close();

  /// No place: events live in memory alone.
  static RecordingPlace nowhere() {
    return new RecordingPlace() {
      @Override
      public RecordingFile begin(RecordingHeader header, Consumer<String> tell) {
        return RecordingFile.none();
      }

      @Override
      public void close() {}
    };
  }
}
