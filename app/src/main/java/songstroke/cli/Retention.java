package songstroke.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import songstroke.correlation.Artifacts;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.RunStore;
import songstroke.pipeline.Stack;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;

/// For how long single key presses stay in the store; the segments made of them stay.
///
/// @param days 0 keeps none
record Retention(int days) {
  static Retention of(Settings settings) throws SettingsException {
    return new Retention(settings.days(Key.STORE_RAW_DAYS));
  }

  /// Gives up the recordings of this stack that are older, and files in the folder that killed runs left.
  void apply(RunStore runs, Stack stack, Path underWay, Instant now) throws IOException {
    applyTo(underWay, now);
    Instant oldest = now.minus(Duration.ofDays(days));
    Set<String> needed = new HashSet<>();
    List<ArtifactRecord> kept = runs.kept(Artifacts.RECORDING.id()).stream()
        .filter(recording -> recording.stack().equals(stack.name())).toList();
    kept.stream().filter(recording -> !recording.made().isBefore(oldest))
        .forEach(recording -> needed.add(recording.artifact().sha256()));
    List<ArtifactRecord> old = kept.stream().filter(recording -> recording.made().isBefore(oldest)).toList();
    runs.prune(old);
    for (ArtifactRecord recording : old) {
      if (!needed.contains(recording.artifact().sha256())) {
        stack.artifacts().delete(recording.artifact().sha256());
      }
    }
  }

  private void applyTo(Path folder, Instant now) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(Duration.ofDays(days)))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
