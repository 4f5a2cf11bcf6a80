package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.correlation.Artifacts;
import songstroke.correlation.ResultFiles;
import songstroke.correlation.ResultFiles.ResultFile;
import songstroke.correlation.TypingPace;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactType;
import songstroke.pipeline.RunRecord;
import songstroke.report.Findings;
import songstroke.segment.Segment;

/// What a command has to show for its work: files in the output folder, and what the summary says of them.
///
/// @param segments with genres
/// @param genres   what was found of the genres
/// @param files    what was written, in order
/// @param run      the run's id; empty when nothing else was kept
record Results(TypingPace pace, List<Segment> segments, Findings genres, List<Path> files,
    Optional<String> run) {
  /// Writes what was made without a run.
  static Results write(OutputFolder folder, ResultFiles.Values values) {
    for (ResultFile<?> file : ResultFiles.ALL.stream().filter(one -> one.isIn(values)).toList()) {
      folder.write(file.name(), out -> file.write(values, out));
    }
    return new Results(values.collected().pace(), values.enriched().segments(), values.analyzed().genres(),
        folder.written(), Optional.empty());
  }

  /// Copies what a run has made out of the store.
  static Results export(OutputFolder folder, RunRecord run, ArtifactStore store) throws IOException {
    for (ResultFile<?> file : ResultFiles.ALL) {
      String sha256 = sha256(run, file.step(), file.port().name());
      folder.write(file.name(), out -> {
        try (InputStream in = store.open(sha256)) {
          in.transferTo(out);
        }
      });
    }
    return new Results(read(run, "collect_and_track", "pace", Artifacts.PACE, store),
        read(run, "enrich", "segments", Artifacts.SEGMENTS, store),
        read(run, "analyze", "report", Artifacts.REPORT, store), folder.written(), Optional.of(run.id()));
  }

  private static <T> T read(RunRecord run, String step, String port, ArtifactType<T> type,
      ArtifactStore store)
      throws IOException {
    try (InputStream in = store.open(sha256(run, step, port))) {
      return type.materializer().read(in);
    }
  }

  private static String sha256(RunRecord run, String step, String port) {
    Map<String, ArtifactRecord> outputs = run.step(step).orElseThrow().outputs();
    return Optional.ofNullable(outputs.get(port)).orElseThrow().artifact().sha256();
  }
}
