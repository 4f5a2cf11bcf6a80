package songstroke.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import songstroke.live.LiveView;
import songstroke.live.Progress;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.Stack;
import songstroke.settings.SettingsException;
import songstroke.steps.Correlation;
import songstroke.store.SqliteRunStore;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.TimelineEvent;

/// `songstroke demo`: the whole way from presses to charts on a recording that comes with the program.
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  /// What a person must know of the sample.
  static final String NOTICE = "This is a sample: an invented person, not you.";
  /// How long the replay takes in a terminal when nobody asked for a speed, in ms.
  private static final long SHOW_MILLIS = 4_000;
  private static final long FRAME_MILLIS = 50;

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "demo",
      description = "Where the results go (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("demo");

  @Option(names = "--speed", paramLabel = "X",
      description = "Replay at X times real time (default: as fast as can be followed).")
  @Nullable
  Double speed;

  @picocli.CommandLine.Spec
  picocli.CommandLine.Model.@Nullable CommandSpec spec;

  private final Main main;

  DemoCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    if (speed != null && !(speed > 0 && speed <= 1e9)) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
          "--speed is " + speed + "; it is a number above 0, 1 being real time");
    }
    var workshop = new Workshop(main);
    try (Interruption interruption = Interruption.listen();
        RunFolder folder = RunFolder.lock(main, out);
        Stack stack = workshop.stack(Optional.empty());
        SqliteRunStore runs = workshop.runs()) {
      folder.requireNothingButTheSample();
      Pipeline pipeline = workshop.demo((events, start) -> show(events, start, interruption));
      RunRecord run = workshop.run(pipeline,
          RunRequest.with(Map.of(Correlation.OUT.name(), folder.path().toString())),
          stack, runs, List.of());
      try {
        Workshop.requireSuccess(run);
        Results results = Results.export(folder.results(), run, stack.artifacts());
        new Summary(main, NOTICE).print(results);
        results.requireWritten();
      } finally {
        workshop.callHooks(run);
      }
    }
    return ExitCode.OK;
  }

  /// Plays the events before the person's eyes, without the nights between the sessions.
  private void show(List<TimelineEvent> events, long start, Interruption interruption) {
    if (speed == null && !main.isLive()) {
      return;
    }
    ProcessContext around = main.surroundings();
    long length = awake(events, start);
    double pace = speed == null ? (double) length / SHOW_MILLIS : speed;
    var view = new LiveView(0, length);
    try (Progress progress = RecordingSession.shown(main)) {
      progress.say(NOTICE);
      long began = around.clocks().monotonicNanos();
      long before = start;
      long t = 0;
      for (TimelineEvent event : events) {
        t += isWakeUp(event) ? 0 : event.t() - before;
        before = event.t();
        while (t > (around.clocks().monotonicNanos() - began) / 1e6 * pace) {
          if (interruption.await(FRAME_MILLIS)) {
            return;
          }
          progress.show(view);
        }
        show(event, t, view);
      }
    }
  }

  private static void show(TimelineEvent event, long t, LiveView view) {
    view.moveTo(t);
    if (event instanceof KeyPress press) {
      view.press(t, press.isText());
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
