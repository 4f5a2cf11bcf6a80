package songstroke.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import songstroke.problem.Failure;
import songstroke.problem.Problem;

/// Jobs in the person's crontab, each between two comments of its own. Every other byte stays as it is.
final class Crontab implements DailyTimer {
  static final String KIND = "cron";
  static final String FILE = "crontab";

  private static final String BEGIN = "# begin songstroke ";
  private static final String END = "# end songstroke ";
  /// A job with its comments; without the second comment nothing is sure, and the file is left alone.
  private static final Pattern BLOCK = Pattern.compile(
      "^" + BEGIN + "(?<name>\\S+) .*\n(?<line>(?!# (?:begin|end) songstroke ).*)\n" + END
          + "\\k<name>(?:\n|\\z)",
      Pattern.MULTILINE);
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}) (\\d{1,2}) \\* \\* \\* .*");

  private final Programs programs;

  Crontab(Programs programs) {
    this.programs = programs;
  }

  @Override
  public Readiness readiness() {
    return programs.has("crontab") ? Readiness.READY : Readiness.ABSENT;
  }

  @Override
  public Change put(Job job) throws IOException {
    String rest = without(read(), job.pipeline());
    String separator = rest.isEmpty() || rest.endsWith("\n") ? "" : "\n";
    install(rest + separator + block(job));
    return new Change(new Scheduled(job.pipeline(), job.time(), KIND, FILE, true), Optional.empty());
  }

  @Override
  public Optional<Change> remove(String pipeline) throws IOException {
    if (readiness() == Readiness.ABSENT) {
      return Optional.empty();
    }
    String crontab = read();
    Optional<Scheduled> job = jobs(crontab).stream().filter(one -> one.pipeline().equals(pipeline))
        .findFirst();
    if (job.isPresent()) {
      install(without(crontab, pipeline));
    }
    return job.map(one -> new Change(one, Optional.empty()));
  }

  @Override
  public List<Scheduled> list() throws IOException {
    return readiness() == Readiness.ABSENT ? List.of() : jobs(read());
  }

  /// A percent sign would end the command, unless a backslash stands before it.
  private static String block(Job job) {
    return bytesAsText(
        BEGIN + job.pipeline() + " (written by 'songstroke pipeline schedule', which replaces it)\n"
            + job.at().getMinute() + " " + job.at().getHour() + " * * * "
            + ShellLine.of(job).replace("%", "\\%") + "\n"
            + END + job.pipeline() + "\n");
  }

  private static String without(String crontab, String pipeline) {
    return BLOCK.matcher(crontab)
        .replaceAll(
            found -> found.group("name").equals(pipeline) ? "" : Matcher.quoteReplacement(found.group()));
  }

  private static List<Scheduled> jobs(String crontab) {
    List<Scheduled> jobs = new ArrayList<>();
    BLOCK.matcher(crontab).results()
        .forEach(block -> jobs
            .add(new Scheduled(block.group("name"), time(block.group("line")), KIND, FILE, true)));
    return List.copyOf(jobs);
  }

  private static String time(String line) {
    Matcher time = TIME.matcher(line);
    return time.matches()
        ? "%02d:%02d".formatted(Integer.parseInt(time.group(2)), Integer.parseInt(time.group(1)))
        : line;
  }

  /// The crontab, one character per byte; empty when there is none.
  private String read() throws IOException {
    Programs.Answer answer = programs.run("crontab", "-l");
    if (!answer.isOk()) {
      if (answer.err().contains("no crontab for") || answer.err().contains("No such file or directory")) {
        return "";
      }
      throw new Failure(Problem.UNAVAILABLE,
          "the crontab cannot be read, so nothing was changed (" + answer.why()
              + ")");
    }
    String crontab = answer.out();
    if (BLOCK.matcher(crontab).replaceAll("").lines()
        .anyMatch(line -> line.startsWith(BEGIN) || line.startsWith(END))) {
      throw new Failure(Problem.BAD_DATA, "the crontab's lines between '" + BEGIN.strip() + "' and '"
          + END.strip()
          + "' were changed, so nothing was changed; delete these lines with 'crontab -e', then try again");
    }
    return crontab;
  }

  private void install(String crontab) throws IOException {
    Programs.Answer answer = programs.run(crontab.getBytes(StandardCharsets.ISO_8859_1), "crontab", "-");
    if (!answer.isOk()) {
      throw new Failure(Problem.CANNOT_CREATE, "the crontab was not changed (" + answer.why() + ")");
    }
  }

  private static String bytesAsText(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
