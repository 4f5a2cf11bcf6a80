package songstroke.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Jobs as agents of launchd on macOS: `~/Library/LaunchAgents/songstroke.NAME.plist`. Not verified on a real machine.
///
/// A time that the machine slept through is made up for when it wakes.
final class LaunchAgent implements DailyTimer {
  static final String KIND = "launchd";

  private static final String PREFIX = "songstroke.";
  private static final String SUFFIX = ".plist";
  private static final Pattern TIME = Pattern.compile(
      "<key>Hour</key><integer>(\\d+)</integer><key>Minute</key><integer>(\\d+)</integer>");

  private final OwnFiles files;
  private final Programs programs;

  /// @param agents the folder of the person's agents
  LaunchAgent(Path agents, Programs programs) {
    this.files = new OwnFiles(agents);
    this.programs = programs;
  }

  @Override
  public Readiness readiness() {
    return programs.has("launchctl") ? Readiness.READY : Readiness.MANUAL;
  }

  @Override
  public Change put(Job job) throws IOException {
    String name = PREFIX + job.pipeline() + SUFFIX;
    files.requireOurs(name);
    if (Files.exists(files.folder().resolve(name))) {
      isDone("unload", name);
    }
    files.write(name, text(job));
    boolean active = isDone("load", name);
    return new Change(scheduled(job.pipeline(), job.time(), active),
        active ? Optional.empty() : Optional.of("launchctl load -w " + ShellLine.quoted(path(name))));
  }

  @Override
  public Optional<Change> remove(String pipeline) throws IOException {
    Optional<Scheduled> job = list().stream().filter(one -> one.pipeline().equals(pipeline)).findFirst();
    if (job.isEmpty()) {
      return Optional.empty();
    }
    String name = PREFIX + pipeline + SUFFIX;
    boolean stopped = isDone("unload", name);
    files.delete(name);
    return Optional.of(new Change(job.get(),
        stopped ? Optional.empty() : Optional.of("launchctl remove " + PREFIX + pipeline)));
  }

  @Override
  public List<Scheduled> list() throws IOException {
    List<Scheduled> jobs = new ArrayList<>();
    for (String name : files.list(PREFIX, SUFFIX)) {
      Matcher time = TIME.matcher(files.read(name));
      String at = time.find()
          ? "%02d:%02d".formatted(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)))
          : "";
      jobs.add(scheduled(name.substring(PREFIX.length(), name.length() - SUFFIX.length()), at, true));
    }
    return List.copyOf(jobs);
  }

  static String text(Job job) {
    String words = job.command().stream().map(word -> "    <string>" + Xml.text(word) + "</string>\n")
        .collect(Collectors.joining());
    String variables = job.variables().entrySet().stream()
        .map(variable -> "    <key>" + Xml.text(variable.getKey())
            + "</key><string>" + Xml.text(variable.getValue()) + "</string>\n")
        .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <!-- %s -->
        <plist version="1.0">
        <dict>
          <key>Label</key><string>%s</string>
          <key>ProgramArguments</key>
          <array>
        %s  </array>
          <key>EnvironmentVariables</key>
          <dict>
        %s  </dict>
          <key>StartCalendarInterval</key>
          <dict>
            <key>Hour</key><integer>%d</integer><key>Minute</key><integer>%d</integer>
          </dict>
        </dict>
        </plist>
        """.formatted(OwnFiles.MARK, PREFIX + job.pipeline(), words, variables, job.at().getHour(),
        job.at().getMinute());
  }

  private Scheduled scheduled(String pipeline, String time, boolean active) {
    return new Scheduled(pipeline, time, KIND, path(PREFIX + pipeline + SUFFIX), active);
  }

  private String path(String name) {
    return files.folder().resolve(name).toString();
  }

  private boolean isDone(String what, String name) {
    try {
      return programs.has("launchctl") && programs.run("launchctl", what, "-w", path(name)).isOk();
    } catch (IOException _) {
      return false;
    }
  }
}
