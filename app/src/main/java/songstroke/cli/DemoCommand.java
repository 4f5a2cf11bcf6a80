package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import songstroke.live.LiveLine;
import songstroke.live.LiveView;
import songstroke.live.PlainLines;
import songstroke.live.Progress;
import songstroke.live.TerminalSize;
import songstroke.recorder.Folding;
import songstroke.timeline.KeyPress;
import songstroke.timeline.Mark;
import songstroke.timeline.PlaybackChange;
import songstroke.timeline.RecordingReader;
import songstroke.timeline.TimelineEvent;

/// `songstroke demo`: the whole way from presses to charts on a recording that comes with the program.
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = "Show everything on a sample recording: no account, no keyboard access, no network.")
final class DemoCommand implements Callable<Integer> {
  private static final String SAMPLE = "/songstroke/demo/sample.jsonl.gz";
  private static final String NOTICE = "This is a sample: an invented person, not you.";
  /// How long the replay takes in a terminal when nobody asked for a speed, in ms.
  private static final long SHOW_MILLIS = 4_000;
  private static final long FRAME_MILLIS = 50;

  @Option(names = "--out", paramLabel = "DIR", defaultValue = "data", description = "Where the results go (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("data");

  @Option(names = "--speed", paramLabel = "X", description = "Replay at X times real time (default: as fast as can be followed).")
  @Nullable
  Double speed;

  @picocli.CommandLine.Spec
  picocli.CommandLine.Model.@Nullable CommandSpec spec;

  private final Main main;

  DemoCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    if (speed != null && !(speed > 0 && speed <= 1e9)) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
          "--speed is " + speed + "; it is a number above 0, 1 being real time");
    }
    OutputFolder folder = OutputFolder.open(out);
    try (Interruption interruption = Interruption.listen()) {
      replay(folder, interruption);
    }
    return ExitCode.OK;
  }

  private void replay(OutputFolder folder, Interruption interruption) throws IOException {
    try (InputStream sample = Objects.requireNonNull(DemoCommand.class.getResourceAsStream(SAMPLE), SAMPLE);
        RecordingReader reader = RecordingReader.of("sample", new GZIPInputStream(sample), _ -> {})) {
      List<TimelineEvent> events = new ArrayList<>();
      for (TimelineEvent event = reader.next(); event != null; event = reader.next()) {
        events.add(event);
      }
      show(events, reader.header().start(), interruption);
      var folding = new Folding(reader.header());
      events.forEach(folding::accept);
      new Summary(main, NOTICE).print(Results.write(folder,
          Enrichment.byTags(folding.finish(), main.surroundings().clocks())));
    }
  }

  /// Plays the events before the person's eyes, without the nights between the sessions.
  private void show(List<TimelineEvent> events, long start, Interruption interruption) {
    if (speed == null && !main.isLive()) {
      return;
    }
    Surroundings around = main.surroundings();
    long length = awake(events, start);
    double pace = speed == null ? (double) length / SHOW_MILLIS : speed;
    var view = new LiveView(0, length);
    try (Progress progress = main.isLive()
        ? new LiveLine(around.out(), new TerminalSize(around.clocks())::now)
        : new PlainLines(main.json ? around.err() : around.out())) {
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
