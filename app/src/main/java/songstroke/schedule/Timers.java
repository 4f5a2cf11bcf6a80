package songstroke.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import songstroke.problem.Failure;
import songstroke.problem.NextCommand;
import songstroke.problem.Problem;

/// What starts pipelines every day on this machine. A pipeline is scheduled at most once.
public final class Timers {
  private static final Path BOOTED = Path.of("/run/systemd/system");

  private final List<DailyTimer> timers;

  /// What became of a change.
  ///
  /// @param job    what is scheduled now, or was until now
  /// @param before when a scheduled pipeline ran before
  /// @param toDo   commands that the person has to run for it to take effect
  public record Outcome(Scheduled job, Optional<String> before, List<String> toDo) {}

  /// @param timers in the order in which they are preferred
  Timers(List<DailyTimer> timers) {
    this.timers = List.copyOf(timers);
  }

  /// Those of a system.
  ///
  /// @param system      its name, as in `os.name`
  /// @param environment says where the person's folders are
  /// @param user        the person's home folder
  /// @param data        the program's data folder
  public static Timers of(String system, Map<String, String> environment, Path user, Path data,
      Programs programs) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return new Timers(List.of(new LaunchAgent(user.resolve("Library/LaunchAgents"), programs)));
    }
    if (name.startsWith("windows")) {
      return new Timers(List.of(new WindowsTask(data.resolve("schedule"), programs)));
    }
    Path config = Optional.ofNullable(environment.get("XDG_CONFIG_HOME")).filter(text -> !text.isBlank())
        .map(Path::of).filter(Path::isAbsolute).orElse(user.resolve(".config"));
    return new Timers(List.of(new SystemdTimer(config.resolve("systemd/user"), programs, BOOTED),
        new Crontab(programs)));
  }

  /// Schedules a job in place of any of the same pipeline.
  ///
  /// @throws Failure when nothing here can start it, or refuses it
  public Outcome put(Job job) throws IOException {
    DailyTimer timer = best(job.pipeline());
    Optional<String> before = list().stream().filter(one -> one.pipeline().equals(job.pipeline()))
        .map(Scheduled::time).findFirst();
    DailyTimer.Change change = timer.put(job);
    List<String> toDo = new ArrayList<>();
    for (DailyTimer other : timers) {
      if (!other.equals(timer)) {
        other.remove(job.pipeline()).flatMap(DailyTimer.Change::toDo).ifPresent(toDo::add);
      }
    }
    change.toDo().ifPresent(toDo::add);
    return new Outcome(change.job(), before, List.copyOf(toDo));
  }

  /// Takes the job of a pipeline out; empty when there is none.
  public Optional<Outcome> remove(String pipeline) throws IOException {
    List<DailyTimer.Change> changes = new ArrayList<>();
    for (DailyTimer timer : timers) {
      timer.remove(pipeline).ifPresent(changes::add);
    }
    List<String> toDo = changes.stream().flatMap(change -> change.toDo().stream()).toList();
    return changes.stream().findFirst().map(change -> new Outcome(change.job(), Optional.empty(), toDo));
  }

  /// All that is scheduled.
  public List<Scheduled> list() throws IOException {
    List<Scheduled> jobs = new ArrayList<>();
    for (DailyTimer timer : timers) {
      jobs.addAll(timer.list());
    }
    return List.copyOf(jobs);
  }

  private DailyTimer best(String pipeline) {
    for (DailyTimer.Readiness wanted : List.of(DailyTimer.Readiness.READY, DailyTimer.Readiness.MANUAL)) {
      for (DailyTimer timer : timers) {
        if (timer.readiness() == wanted) {
          return timer;
        }
      }
    }
    throw new Failure(Problem.UNAVAILABLE,
        "neither systemd nor cron is here to start a pipeline every day; install"
            + " cron (package 'cron' or 'cronie'), or have something else run "
            + NextCommand.of("pipeline", "run", pipeline, "--plain"));
  }
}
