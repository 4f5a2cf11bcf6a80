package songstroke.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import songstroke.cli.text.LiveView;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.Stack;
import songstroke.runs.Results;
import songstroke.runs.RunFolder;
import songstroke.segment.LiveFold;
import songstroke.settings.SettingsException;
import songstroke.steps.Correlation;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.Clocks;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingHeader;
import songstroke.timeline.TimelineEvent;
import songstroke.wiring.Pipelines;

/// `songstroke demo`: the whole way from presses to charts on a recording that comes with the program.
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  /// What a person must know of the sample.
  static final String NOTICE = "This is a sample: an invented person, not you.";
  /// How long the replay takes in a terminal when nobody asked for a speed, in ms.
  private static final long SHOW_MILLIS = 4_000;
  private static final Duration FRAME = Duration.ofMillis(50);

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "demo",
      description = "The folder for the results (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("demo");

  @Option(names = "--speed", paramLabel = "X",
      description = "Replay at X times real time (default: as fast as can be followed).")
  @Nullable
  Double speed;

  @picocli.CommandLine.Spec
  picocli.CommandLine.Model.@Nullable CommandSpec spec;

  private final CommandContext context;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    if (speed != null && !(speed > 0 && speed <= 1e9)) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
          "--speed is " + speed + "; it is a number above 0, 1 being real time");
    }
    var pipelines = new Pipelines(context.invocation());
    try (Interruption interruption = Interruption.listen();
        RunFolder folder = RunFolder.lock(out, context::warn);
        Stack stack = pipelines.stack(Optional.empty());
        SqliteRunStore runs = pipelines.runs()) {
      folder.requireNothingButTheSample();
      Pipeline pipeline = pipelines.demo((events, header) -> show(events, header, interruption));
      RunRecord run = pipelines.run(pipeline,
          RunRequest.with(Map.of(Correlation.OUT.name(), folder.path().toString())),
          stack, runs, List.of());
      try {
        RunChecks.requireSuccess(run);
        Results results = Results.export(folder.results(), run, stack.artifacts());
        new Summary(context, NOTICE).print(results);
        results.requireWritten();
      } finally {
        pipelines.callHooks(run);
      }
    }
    return ExitCode.OK;
  }

  /// Plays the events before the person's eyes, without the nights between the sessions.
  private void show(List<TimelineEvent> events, RecordingHeader header, Interruption interruption) {
    if (speed == null && !context.isLive()) {
      return;
    }
    Clocks clocks = context.process().clocks();
    long length = awake(events, header.start());
    double pace = speed == null ? (double) length / SHOW_MILLIS : speed;
    LiveView view = context.view();
    var fold = new LiveFold(header);
    try {
      view.say(NOTICE);
      view.begin(0, OptionalLong.of(length));
      long began = clocks.monotonicNanos();
      long before = header.start();
      long t = 0;
      for (TimelineEvent event : events) {
        t += isWakeUp(event) ? 0 : event.t() - before;
        before = event.t();
        while (t > (clocks.monotonicNanos() - began) / 1e6 * pace) {
          if (interruption.within(FRAME)) {
            return;
          }
          view.moveTo(t, fold.pressed(), fold.open());
        }
        show(event, t, view);
        fold.accept(event);
      }
    } finally {
      view.ended();
    }
  }

  private static void show(TimelineEvent event, long t, LiveView view) {
    if (event instanceof KeyPress press) {
      view.pressed(t, press.isText());
    } else if (event instanceof PlaybackChange change) {
      view.playback(change.playback());
    }
  }

  private static long awake(List<TimelineEvent> events, long start) {
    long length = 0;
    long before = start;
    for (TimelineEvent event : events) {
      length += isWakeUp(event) ? 0 : event.t() - before;
      before = event.t();
    }
    return length;
  }

  private static boolean isWakeUp(TimelineEvent event) {
    return event instanceof Mark mark && mark.kind() == Mark.Kind.RESUME;
  }
}
