package songstroke.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.problem.Failure;
import songstroke.problem.Problem;

/// Jobs as timers of the person's own systemd: `songstroke-NAME.timer` and `songstroke-NAME.service`.
///
/// A timer runs while the person is logged in; what was missed is made up for at the next login.
final class SystemdTimer implements DailyTimer {
  static final String KIND = "systemd";

  private static final Pattern TIME = Pattern
      .compile("(?m)^OnCalendar=(?:\\*-\\*-\\* (\\d\\d:\\d\\d):00$|(.*)$)");
  private static final String TIMER = ".timer";

  private final OwnFiles files;
  private final Programs programs;
  private final Path booted;

  /// @param units    the folder of the person's units
  /// @param booted   is there when systemd runs this machine
  SystemdTimer(Path units, Programs programs, Path booted) {
    this.files = new OwnFiles(units);
    this.programs = programs;
    this.booted = booted;
  }

  @Override
  public Readiness readiness() {
    if (!programs.has("systemctl")) {
      return Readiness.ABSENT;
    }
    return Files.isDirectory(booted) || hasManager() ? Readiness.READY : Readiness.MANUAL;
  }

  @Override
  public Change put(Job job) throws IOException {
    if (job.command().getFirst().matches(".*[\"'\\\\].*")) {
      throw new Failure(Problem.CONFIGURATION,
          "systemd starts no program whose path has quotes or a backslash ("
              + job.command().getFirst() + "); call it by a link from another folder");
    }
    String timer = timer(job.pipeline());
    files.requireOurs(timer);
    files.requireOurs(service(job.pipeline()));
    files.write(service(job.pipeline()), SystemdUnits.service(job));
    files.write(timer, SystemdUnits.timer(job));
    boolean active = hasManager() && isDone("daemon-reload") && isDone("enable", timer)
        && isDone("restart", timer);
    return new Change(scheduled(job.pipeline(), job.time(), active), active
        ? Optional.empty()
        : Optional.of("systemctl --user daemon-reload && systemctl --user enable --now " + timer));
  }

  @Override
  public Optional<Change> remove(String pipeline) throws IOException {
    Optional<Scheduled> job = list().stream().filter(one -> one.pipeline().equals(pipeline)).findFirst();
    if (job.isEmpty()) {
      return Optional.empty();
    }
    String timer = timer(pipeline);
    boolean manager = programs.has("systemctl") && hasManager();
    boolean stopped = manager && isDone("disable", "--now", timer);
    files.delete(timer);
    files.delete(service(pipeline));
    Files.deleteIfExists(wanted(timer));
    boolean forgotten = manager && isDone("daemon-reload");
    return Optional.of(new Change(job.get(), !job.get().isActive() || (stopped && forgotten)
        ? Optional.empty()
        : Optional.of("systemctl --user stop " + timer + "; systemctl --user daemon-reload")));
  }

  @Override
  public List<Scheduled> list() throws IOException {
    List<Scheduled> jobs = new ArrayList<>();
    for (String name : files.list("songstroke-", TIMER)) {
      Matcher time = TIME.matcher(files.read(name));
      String at = time.find() ? Optional.ofNullable(time.group(1)).orElse(time.group(2)) : "";
      String pipeline = name.substring("songstroke-".length(), name.length() - TIMER.length());
      jobs.add(scheduled(pipeline, at, Files.exists(wanted(name), LinkOption.NOFOLLOW_LINKS)));
    }
    return List.copyOf(jobs);
  }

  private Scheduled scheduled(String pipeline, String time, boolean active) {
    return new Scheduled(pipeline, time, KIND, files.folder().resolve(timer(pipeline)).toString(), active);
  }

  /// Where systemd links a unit that is enabled.
  private Path wanted(String timer) {
    return files.folder().resolve("timers.target.wants").resolve(timer);
  }

  /// Whether the person's systemd answers.
  private boolean hasManager() {
    return isDone("show", "--property=Version");
  }

  private boolean isDone(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--user"));
    all.addAll(List.of(arguments));
    try {
      return programs.run("systemctl", all.toArray(String[]::new)).isOk();
    } catch (IOException _) {
      return false;
    }
  }

  private static String timer(String pipeline) {
    return "songstroke-" + pipeline + TIMER;
  }

  private static String service(String pipeline) {
    return "songstroke-" + pipeline + ".service";
  }
}
