package songstroke.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Jobs as tasks of the Task Scheduler of Windows, each described by a file in a folder of ours. Not verified on a real
/// machine.
///
/// The launcher is a shell script, so a task calls the `bash` of Git for Windows.
final class WindowsTask implements DailyTimer {
  static final String KIND = "task-scheduler";

  /// What a file in UTF-16 begins with.
  private static final String BYTE_ORDER = "\ufeff";
  private static final String PREFIX = "songstroke-";
  private static final String SUFFIX = ".xml";
  private static final Pattern TIME = Pattern.compile("<StartBoundary>[^T<]*T(\\d\\d:\\d\\d):");

  private final OwnFiles files;
  private final Programs programs;

  /// @param tasks the folder of the descriptions
  WindowsTask(Path tasks, Programs programs) {
    this.files = new OwnFiles(tasks, StandardCharsets.UTF_16LE);
    this.programs = programs;
  }

  @Override
  public Readiness readiness() {
    return programs.has("schtasks") ? Readiness.READY : Readiness.MANUAL;
  }

  @Override
  public Change put(Job job) throws IOException {
    String task = PREFIX + job.pipeline();
    files.write(task + SUFFIX, BYTE_ORDER + text(job));
    String file = path(task + SUFFIX);
    boolean active = isDone("/Create", "/TN", task, "/XML", file, "/F");
    return new Change(scheduled(job.pipeline(), job.time(), active), active
        ? Optional.empty()
        : Optional.of("schtasks /Create /TN " + task + " /XML \"" + file + "\" /F"));
  }

  @Override
  public Optional<Change> remove(String pipeline) throws IOException {
    Optional<Scheduled> job = list().stream().filter(one -> one.pipeline().equals(pipeline)).findFirst();
    if (job.isEmpty()) {
      return Optional.empty();
    }
    String task = PREFIX + pipeline;
    boolean stopped = isDone("/Delete", "/TN", task, "/F");
    files.delete(task + SUFFIX);
    return Optional.of(new Change(job.get(),
        stopped ? Optional.empty() : Optional.of("schtasks /Delete /TN " + task + " /F")));
  }

  @Override
  public List<Scheduled> list() throws IOException {
    List<Scheduled> jobs = new ArrayList<>();
    for (String name : files.list(PREFIX, SUFFIX)) {
      Matcher time = TIME.matcher(files.read(name));
      jobs.add(scheduled(name.substring(PREFIX.length(), name.length() - SUFFIX.length()),
          time.find() ? time.group(1) : "", true));
    }
    return List.copyOf(jobs);
  }

  /// The date only says since when the task may run.
  static String text(Job job) {
    return """
        <?xml version="1.0" encoding="UTF-16"?>
        <!-- %s -->
        <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
          <RegistrationInfo>
            <Description>%s, daily at %s</Description>
          </RegistrationInfo>
          <Triggers>
            <CalendarTrigger>
              <StartBoundary>2026-01-01T%s:00</StartBoundary>
              <Enabled>true</Enabled>
              <ScheduleByDay>
                <DaysInterval>1</DaysInterval>
              </ScheduleByDay>
            </CalendarTrigger>
          </Triggers>
          <Settings>
            <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
            <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
            <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
            <StartWhenAvailable>true</StartWhenAvailable>
          </Settings>
          <Actions>
            <Exec>
              <Command>bash</Command>
              <Arguments>-c "%s"</Arguments>
            </Exec>
          </Actions>
        </Task>
        """.formatted(OwnFiles.MARK, Xml.text(job.title()), job.time(), job.time(),
        Xml.text(ShellLine.of(job).replaceAll("(\\\\*)\"", "$1$1\\\\\"")));
  }

  private Scheduled scheduled(String pipeline, String time, boolean active) {
    return new Scheduled(pipeline, time, KIND, path(PREFIX + pipeline + SUFFIX), active);
  }

  private String path(String name) {
    return files.folder().resolve(name).toString();
  }

  private boolean isDone(String... arguments) {
    try {
      return programs.has("schtasks") && programs.run("schtasks", arguments).isOk();
    } catch (IOException _) {
      return false;
    }
  }
}
