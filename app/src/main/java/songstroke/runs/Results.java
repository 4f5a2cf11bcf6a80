package songstroke.runs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.ArtifactType;
import songstroke.pipeline.RunRecord;
import songstroke.problem.Failure;
import songstroke.problem.NextCommand;
import songstroke.problem.Problem;
import songstroke.recorder.RecordingFolder;
import songstroke.report.Findings;
import songstroke.segment.Segment;
import songstroke.steps.Artifacts;
import songstroke.steps.CollectAndTrack;
import songstroke.steps.ResultFiles;
import songstroke.steps.ResultFiles.ResultFile;
import songstroke.steps.TypingPace;
import songstroke.timeline.LeftOut;

/// What a command has to show for its work: files in the output folder, and what the summary says of them.
///
/// @param segments  with genres
/// @param genres    what was found of the genres
/// @param files     what was written, in order
/// @param run       the run's id; empty when nothing else was kept
/// @param leftOut   how many presses did not count, for each reason
/// @param unwritten what to tell the person of files that could not be written
public record Results(TypingPace pace, List<Segment> segments, Findings genres, List<Path> files,
    Optional<String> run, Map<LeftOut, Long> leftOut, Optional<String> unwritten) {
  /// Writes what was made without a run.
  public static Results write(OutputFolder folder, ResultFiles.Values values) {
    for (ResultFile<?> file : ResultFiles.ALL.stream().filter(one -> one.isIn(values)).toList()) {
      folder.writeIfPossible(file.name(), out -> file.write(values, out));
    }
    return new Results(values.collected().pace(), values.enriched().segments().usual(),
        values.analyzed().genres(),
        folder.written(), Optional.empty(), Map.of(),
        cannotWrite(folder.missing()).map(what -> what + "; make room or choose another folder with --out"));
  }

  /// Copies what a run has made out of the store. What cannot be written stays there.
  ///
  /// @throws IOException when the store does not have it
  public static Results export(OutputFolder folder, RunRecord run, ArtifactStore store) throws IOException {
    SequencedMap<Path, String> missing = new LinkedHashMap<>();
    Map<Path, String> artifacts = new HashMap<>();
    Optional.ofNullable(run.step(CollectAndTrack.ID).orElseThrow().notes().get(CollectAndTrack.CUT_OFF))
        .ifPresent(why -> {
          Path recording = folder.path(RecordingFolder.CURRENT);
          missing.put(recording, why);
          artifacts.put(recording, artifact(run, CollectAndTrack.ID, "recording").id());
        });
    for (ResultFile<?> file : ResultFiles.ALL) {
      ArtifactRecord artifact = artifact(run, file.step(), file.port().name());
      byte[] bytes;
      try (InputStream in = store.open(artifact.artifact().sha256())) {
        bytes = in.readAllBytes();
      }
      folder.writeIfPossible(file.name(), out -> out.write(bytes));
      artifacts.put(folder.path(file.name()), artifact.id());
    }
    missing.putAll(folder.missing());
    return new Results(read(run, CollectAndTrack.ID, "pace", Artifacts.PACE, store),
        read(run, "enrich", "segments", Artifacts.SEGMENTS, store),
        read(run, "analyze", "report", Artifacts.REPORT, store), folder.written(), Optional.of(run.id()),
        CollectAndTrack.leftOut(run),
        cannotWrite(missing).map(what -> what + "; the run " + run.id() + " has it: make room, then "
            + export(missing.firstEntry().getKey(), artifacts)
            + (missing.size() > 1 ? ", and likewise for the others" : "")));
  }

  /// Makes sure that every file was written.
  public void requireWritten() {
    unwritten.ifPresent(what -> {
      throw new Failure(Problem.CANNOT_CREATE, what);
    });
  }

  private static String export(Path file, Map<Path, String> artifacts) {
    return NextCommand.of("artifact", "export", String.valueOf(artifacts.get(file)), "--out",
        file.getFileName().toString());
  }

  private static Optional<String> cannotWrite(SequencedMap<Path, String> missing) {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    Path first = missing.firstEntry().getKey();
    int more = missing.size() - 1;
    return Optional
        .of("cannot write " + (first.endsWith(RecordingFolder.CURRENT) ? "the rest of " : "") + first
            + (more == 0 ? "" : " and " + more + (more == 1 ? " more file" : " more files")) + ": "
            + missing.firstEntry().getValue());
  }

  private static <T> T read(RunRecord run, String step, String port, ArtifactType<T> type,
      ArtifactStore store)
      throws IOException {
    try (InputStream in = store.open(artifact(run, step, port).artifact().sha256())) {
      return type.materializer().read(in);
    }
  }

  private static ArtifactRecord artifact(RunRecord run, String step, String port) {
    Map<String, ArtifactRecord> outputs = run.step(step).orElseThrow().outputs();
    return Optional.ofNullable(outputs.get(port)).orElseThrow();
  }
}
