package songstroke.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.stack.StackDescription;
import songstroke.stack.Stacks;
import songstroke.steps.ResultFiles.ResultFile;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;

/// What the frame of pipelines costs: the steps of the demo called one after the other, or as a run that keeps
/// everything. Prints the milliseconds of each of some rounds and the process's highest resident memory.
final class FrameBench {
  private FrameBench() {}

  /// Measures.
  ///
  /// @param arguments `straight` or `framed`, a folder, and how many rounds
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
      long begin = Clocks.system().monotonicNanos();
      if (arguments[0].equals("straight")) {
        straight(folder);
      } else {
        framed(folder);
      }
      System.out.println(arguments[0] + " round " + round + ": "
          + (Clocks.system().monotonicNanos() - begin) / 1_000_000 + " ms");
    }
    System.out.println(arguments[0] + " processor time: "
        + ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() + " ms");
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) {
        System.out.println(arguments[0] + " " + line);
      }
    }
  }

  private static void straight(Path folder) throws Exception {
    var recording = new Recording(() -> InputStream.nullInputStream());
    Collected read = new ReadSample((_, _) -> {}).run(new songstroke.pipeline.Nothing(),
        new DirectRun.NoContext());
    var collected = new Collected(recording, read.segments(), read.pace());
    ResultFiles.Values values = DirectRun.from(collected,
        new Enrich(KnownGenres.byTags(Clocks.system())));
    for (ResultFile<?> file : ResultFiles.ALL) {
      try (OutputStream out = Files.newOutputStream(folder.resolve(file.name()))) {
        file.write(values, out);
      }
    }
  }

  private static void framed(Path folder) throws IOException {
    var site = new Site(folder.resolve("home"), Map.of(), Clocks.system());
    Pipeline pipeline = Correlation.pipeline("demo", new ReadSample((_, _) -> {}),
        new Enrich(KnownGenres.byTags(Clocks.system())));
    try (Stack stack = new Stacks(folder.resolve("stacks.json"), site).open(StackDescription.LOCAL);
        SqliteRunStore runs = SqliteRunStore.open(site.data())) {
      RunRecord run = stack.orchestrator().run(pipeline, RunRequest.with(Map.of()).withoutCache(), stack,
          runs, List.of());
      for (ResultFile<?> file : ResultFiles.ALL) {
        String sha256 = run.step(file.step()).orElseThrow().output(file.port().name()).artifact().sha256();
        Path target = folder.resolve(file.name());
        Files.deleteIfExists(target);
        try (InputStream in = stack.artifacts().open(sha256)) {
          Files.copy(in, target);
        }
      }
    }
  }
}
