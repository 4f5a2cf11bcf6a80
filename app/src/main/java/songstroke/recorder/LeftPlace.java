package songstroke.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import songstroke.timeline.RecordingHeader;

/// A recording under way that a killed process left, claimed to be kept elsewhere. Nothing is recorded here.
public final class LeftPlace implements RecordingPlace {
  private final Path file;
  private final Claim claim;

  private LeftPlace(Path file, Claim claim) {
    this.file = file;
    this.claim = claim;
  }

  /// Claims it; empty when a living process has it.
  public static Optional<LeftPlace> claim(Path file) throws IOException {
    return UnderWay.claim(file).map(claim -> new LeftPlace(file, claim));
  }

  @Override
  public RecordingFile begin(RecordingHeader header, Consumer<String> tell) {
    throw new IllegalStateException("The recording " + file + " is over");
  }

  @Override
  public void kept() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void close() {
    claim.close();
  }
}
