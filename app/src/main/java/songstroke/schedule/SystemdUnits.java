package songstroke.schedule;

import java.util.stream.Collectors;

/// The two units of a job, see `systemd.timer(5)` and `systemd.service(5)`.
final class SystemdUnits {
  private SystemdUnits() {}

  /// When the job runs. What was missed while the machine was off is made up for.
  static String timer(Job job) {
    return """
        # %s
        [Unit]
        Description=%s, daily at %s

        [Timer]
        OnCalendar=*-*-* %s:00
        Persistent=true

        [Install]
        WantedBy=timers.target
        """.formatted(OwnFiles.MARK, job.title(), job.time(), job.time());
  }

  /// What is run. The colon keeps dollar signs as they are.
  static String service(Job job) {
    String variables = job.variables().entrySet().stream()
        .map(variable -> "Environment=" + quoted(variable.getKey() + "=" + variable.getValue()) + "\n")
        .collect(Collectors.joining());
    return """
        # %s
        [Unit]
        Description=%s

        [Service]
        Type=oneshot
        %sExecStart=:%s
        """.formatted(OwnFiles.MARK, job.title(), variables,
        job.command().stream().map(SystemdUnits::quoted).collect(Collectors.joining(" ")));
  }

  private static String quoted(String word) {
    String plain = word.replace("%", "%%");
    return word.matches("[\\p{L}\\p{N}_./:=@,+%-]+")
        ? plain
        : "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
