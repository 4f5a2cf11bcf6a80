package songstroke.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A run store for tests, gone with the process.
public final class MemoryRunStore implements RunStore {
  /// In the order in which they began.
  private final Map<String, MemoryRun> runs = new LinkedHashMap<>();
  /// In the order in which they were made.
  private final List<ArtifactRecord> artifacts = new ArrayList<>();
  private final List<RunEvent.Logged> log = new ArrayList<>();

  @Override
  public synchronized void on(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> begin(started);
      case RunEvent.StepStarted started ->
        run(started).stepStarted(started, linked(started.inputs(), started.run()));
      case RunEvent.StepEnded ended -> end(ended);
      case RunEvent.Logged logged -> log.add(logged);
      case RunEvent.Warned warned ->
        log.add(new RunEvent.Logged(warned.run(), warned.at(), "", warned.warning()));
      case RunEvent.Ended ended -> run(ended).ended(ended);
      case RunEvent.AttemptFailed failed -> run(failed).heard(failed.at());
    }
  }

  /// As if the process of every run that is under way had died.
  public synchronized void killRuns() {
    runs.values().forEach(MemoryRun::kill);
  }

  @Override
  public synchronized List<RunRecord> runs(int most) {
    return runs.values().stream().toList().reversed().stream().limit(most).map(MemoryRun::withoutSteps)
        .toList();
  }

  @Override
  public synchronized Optional<RunRecord> run(String id) {
    List<MemoryRun> all = List.copyOf(runs.values());
    if (id.equals("last")) {
      return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().whole(this::now));
    }
    if (runs.containsKey(id)) {
      return Optional.ofNullable(runs.get(id)).map(run -> run.whole(this::now));
    }
    List<MemoryRun> found = all.stream().filter(run -> run.id().startsWith(id)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst().whole(this::now)) : Optional.empty();
  }

  @Override
  public synchronized List<StepRecord> results(String cacheKey) {
    return steps(step -> step.state() instanceof StepState.Succeeded
        && step.cacheKey().equals(Optional.of(cacheKey))).reversed();
  }

  @Override
  public synchronized List<RunEvent.Logged> log(String run, Optional<String> step) {
    return log.stream().filter(line -> line.run().equals(run)
        && step.map(line.step()::equals).orElse(true)).toList();
  }

  @Override
  public synchronized List<ArtifactRecord> artifacts(int most) {
    return artifacts.reversed().stream().limit(most).toList();
  }

  @Override
  public synchronized List<ArtifactRecord> kept(String type) {
    return artifacts.reversed().stream()
        .filter(record -> !record.pruned() && record.artifact().type().equals(type))
        .toList();
  }

  @Override
  public synchronized Optional<ArtifactRecord> artifact(String id) {
    Optional<ArtifactRecord> named = newest(
        record -> record.id().equals(id) || record.artifact().name().equals(id));
    if (named.isPresent() || !id.matches("[0-9a-f]{4,64}")) {
      return named;
    }
    Predicate<ArtifactRecord> hashed = record -> record.artifact().sha256().startsWith(id);
    boolean clear = artifacts.stream().filter(hashed).map(record -> record.artifact().sha256()).distinct()
        .count() == 1;
    return clear ? newest(hashed) : Optional.empty();
  }

  @Override
  public synchronized List<StepRecord> users(ArtifactRecord artifact) {
    return steps(step -> step.inputs().values().stream().anyMatch(input -> input.id().equals(artifact.id())));
  }

  @Override
  public synchronized void prune(List<ArtifactRecord> gone) {
    List<String> ids = gone.stream().map(ArtifactRecord::id).toList();
    artifacts.replaceAll(record -> ids.contains(record.id())
        ? new ArtifactRecord(record.artifact(), record.version(), record.run(), record.step(), record.stack(),
            record.made(), true)
        : record);
  }

  @Override
  public synchronized boolean whenIdle(IdleWork work) throws IOException {
    if (runs.values().stream().anyMatch(MemoryRun::isRunning)) {
      return false;
    }
    work.run();
    return true;
  }

  @Override
  public void close() {
    // nothing is held
  }

  private void begin(RunEvent.Started started) {
    if (runs.putIfAbsent(started.run(), new MemoryRun(started)) != null) {
      throw new IllegalStateException("There is a run " + started.run());
    }
  }

  private void end(RunEvent.StepEnded ended) {
    String source = ended.run();
    switch (ended.state()) {
      case StepState.Waiting _ -> throw notAnEnd(ended.state());
      case StepState.Running _ -> throw notAnEnd(ended.state());
      case StepState.Succeeded _ ->
        ended.outputs().values().forEach(artifact -> artifacts.add(made(artifact, ended)));
      case StepState.Cached cached -> source = cached.run();
      case StepState.Failed _ -> {
      }
      case StepState.Skipped _ -> {
      }
      case StepState.Interrupted _ -> {
      }
    }
    run(ended).stepEnded(ended, linked(ended.inputs(), ended.run()), linked(ended.outputs(), source));
  }

  private static IllegalArgumentException notAnEnd(StepState state) {
    return new IllegalArgumentException("A step does not end as " + state.code());
  }

  private ArtifactRecord made(Artifact artifact, RunEvent.StepEnded ended) {
    long earlier = artifacts.stream().filter(record -> record.artifact().name().equals(artifact.name()))
        .count();
    return new ArtifactRecord(artifact, Math.toIntExact(earlier + 1), ended.run(), ended.step(),
        run(ended).stack(),
        ended.at(), false);
  }

  /// Each as the run made or used it; otherwise the newest with these bytes.
  private Map<String, ArtifactRecord> linked(Map<String, Artifact> byPort, String source) {
    Map<String, ArtifactRecord> records = new LinkedHashMap<>();
    byPort.forEach((port, artifact) -> {
      Predicate<ArtifactRecord> same = record -> record.artifact().name().equals(artifact.name())
          && record.artifact().sha256().equals(artifact.sha256());
      newest(same.and(record -> record.run().equals(source)))
          .or(() -> newest(same.and(record -> isOutput(record, source)))).or(() -> newest(same))
          .ifPresent(record -> records.put(port, record));
    });
    return records;
  }

  private boolean isOutput(ArtifactRecord record, String run) {
    MemoryRun source = runs.get(run);
    return source != null && source.steps(this::now).stream()
        .anyMatch(
            step -> step.outputs().values().stream().anyMatch(output -> output.id().equals(record.id())));
  }

  private Optional<ArtifactRecord> newest(Predicate<ArtifactRecord> wanted) {
    return artifacts.reversed().stream().filter(wanted).findFirst();
  }

  /// A record as it is now, since its bytes may have been deleted after it was linked.
  private ArtifactRecord now(ArtifactRecord record) {
    return newest(other -> other.id().equals(record.id())).orElse(record);
  }

  private List<StepRecord> steps(Predicate<StepRecord> wanted) {
    Stream<StepRecord> all = runs.values().stream().flatMap(run -> run.steps(this::now).stream());
    return all.filter(wanted).toList();
  }

  private MemoryRun run(RunEvent event) {
    return Optional.ofNullable(runs.get(event.run())).orElseThrow();
  }
}
