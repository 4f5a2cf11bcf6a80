package songstroke.cli;

import java.io.IOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import songstroke.pipeline.Names;
import songstroke.pipeline.Pipeline;
import songstroke.problem.Failure;
import songstroke.problem.NextCommand;
import songstroke.problem.Problem;
import songstroke.recorder.RecordingPlace;
import songstroke.schedule.Scheduled;
import songstroke.schedule.Timers;
import songstroke.settings.SettingsException;
import songstroke.timeline.TimeOfDay;
import songstroke.wiring.GenreSearch;
import songstroke.wiring.Pipelines;
import songstroke.wiring.RecordingSession;
import songstroke.wiring.Scheduling;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What `songstroke pipeline schedule` does.
///
/// @param context the call
/// @param printer its output
record ScheduleDesk(CommandContext context, Printer printer) {
  /// Schedules a pipeline every day.
  int daily(String pipeline, String time) throws IOException, SettingsException {
    LocalTime at = TimeOfDay.of(time).orElseThrow(() -> new Failure(Problem.USAGE,
        "--daily is '" + time + "'; it is " + TimeOfDay.FORM));
    requireKnown(pipeline);
    var scheduling = new Scheduling(context.invocation());
    Timers.Outcome outcome = scheduling.timers().put(scheduling.job(pipeline, at));
    Scheduled job = outcome.job();
    printer.say(pipeline + " runs daily at " + job.time()
        + outcome.before().map(was -> " (before: " + was + ")").orElse("")
        + ", started by " + job.kind() + ": " + job.file());
    List<String> left = scheduling.settingsLeftBehind();
    if (!left.isEmpty()) {
      context.warn(String.join(", ", left) + " of this environment will not be set then; keep settings with "
          + NextCommand.of("config", "set") + ", secrets with " + NextCommand.of("secret", "set"));
    }
    return done(outcome, "not active yet; to activate it: ");
  }

  /// Takes a pipeline out.
  int off(String pipeline) throws IOException, SettingsException {
    Optional<Timers.Outcome> outcome = new Scheduling(context.invocation()).timers().remove(pipeline);
    if (outcome.isEmpty()) {
      requireKnown(pipeline);
      printer.say(pipeline + " is not scheduled");
      return printer.done(
          () -> JsonMapper.shared().createObjectNode().put("pipeline", pipeline).put("removed", false));
    }
    printer.say(pipeline + " no longer runs daily at " + outcome.get().job().time());
    return done(outcome.get(), "where a timer is still active, end it: ");
  }

  /// Lists what is scheduled.
  int list() throws IOException {
    ArrayNode json = JsonMapper.shared().createArrayNode();
    List<Scheduled> jobs = new Scheduling(context.invocation()).timers().list();
    for (Scheduled job : jobs) {
      json.add(json(job));
      printer.say(job.pipeline() + "  daily at " + job.time() + "  " + job.kind() + "  " + job.file()
          + (job.isActive() ? "" : "  (not active)"));
    }
    if (jobs.isEmpty()) {
      printer.say("no pipeline is scheduled");
    }
    return printer.done(() -> json);
  }

  private int done(Timers.Outcome outcome, String toDo) {
    outcome.toDo().forEach(command -> printer.say(toDo + command));
    return printer.done(() -> {
      ObjectNode json = json(outcome.job());
      outcome.toDo().forEach(json.putArray("to_do")::add);
      return json;
    });
  }

  private void requireKnown(String name) throws IOException, SettingsException {
    List<String> names = new Pipelines(context.invocation())
        .pipelines(RecordingSession.unwatched(context.invocation(), RecordingPlace.nowhere()),
            GenreSearch.unheard())
        .stream().map(Pipeline::name).toList();
    if (!names.contains(name)) {
      throw new Failure(Problem.NO_INPUT, "no pipeline named '" + name + "'" + Names.hint(name, names));
    }
  }

  private static ObjectNode json(Scheduled job) {
    return JsonMapper.shared().createObjectNode().put("pipeline", job.pipeline()).put("time", job.time())
        .put("kind", job.kind()).put("file", job.file()).put("active", job.isActive());
  }
}
