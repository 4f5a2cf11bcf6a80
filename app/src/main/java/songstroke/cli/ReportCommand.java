package songstroke.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import songstroke.analyze.Outcome;
import songstroke.cli.text.TerminalColumns;
import songstroke.enrich.GenreReading;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.report.Findings;
import songstroke.report.Level;
import songstroke.report.ReportCsv;
import songstroke.report.ReportJson;
import songstroke.report.ReportOptions;
import songstroke.report.ReportTable;
import songstroke.report.Typist;
import songstroke.segment.ByPause;
import songstroke.segment.Segment;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.TrackProperties;
import songstroke.steps.ReadSample;
import songstroke.visualize.Numerals;
import songstroke.wiring.UserGenres;

/// `songstroke report`: what differs, by how much, and how sure that is.
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT)
      .withResolverStyle(ResolverStyle.STRICT);

  @Option(names = "--by", paramLabel = "LEVEL", defaultValue = "genre", converter = LevelName.class,
      description = "genre, artist, track, bucket or hour (default: ${DEFAULT-VALUE}).")
  Level by = Level.GENRE;

  @Option(names = "--outcome", paramLabel = "OUTCOME", defaultValue = "speed", converter = OutcomeName.class,
      description = "speed, accuracy or steadiness (default: ${DEFAULT-VALUE}).")
  Outcome outcome = Outcome.SPEED;

  @Option(names = "--roll-up", description = "Count narrow genres as the broad ones they belong to.")
  boolean rollUp;

  @Option(names = "--from", paramLabel = "DAY", description = "First day: 2026-03-01, today or yesterday.")
  @Nullable
  String firstDay;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day, included.")
  @Nullable
  String lastDay;

  @Option(names = "--segments", paramLabel = "FILE.csv", defaultValue = "data/segments.csv",
      description = "The segments to report on (default: ${DEFAULT-VALUE}).")
  Path file = Path.of("data", "segments.csv");

  @Option(names = "--csv", description = "Print the table as CSV.")
  boolean csv;

  @CommandLine.Spec
  CommandLine.Model.@Nullable CommandSpec spec;

  private final CommandContext context;

  /// The days that are asked for.
  private record Range(Optional<LocalDate> from, Optional<LocalDate> to) {
    boolean holds(LocalDate day) {
      return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
    }

    boolean isAll() {
      return from.isEmpty() && to.isEmpty();
    }
  }

  ReportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Range range = new Range(day("--from", firstDay), day("--to", lastDay));
    if (range.from().isPresent() && range.to().isPresent() && range.from().get().isAfter(range.to().get())) {
      throw usage("--from " + range.from().get() + " is after --to " + range.to().get());
    }
    if (Files.isDirectory(file)) {
      throw new Failure(Problem.NO_INPUT, file + " is a folder; name the file in it, such as "
          + file.resolve("segments.csv"));
    }
    if (!Files.exists(file)) {
      throw new Failure(Problem.NO_INPUT,
          file + ": there is no such file; 'songstroke run' makes one, or name another with --segments");
    }
    List<Segment> all = SegmentsCsv.read(file);
    requireOnce(all);
    List<Segment> segments = all.stream().filter(segment -> isAskedFor(segment, range)).toList();
    if (segments.isEmpty() && !all.isEmpty()) {
      String nothing = nothingIn(range, all);
      if (!context.json && !csv) {
        context.tell(nothing);
        return ExitCode.OK;
      }
      context.warn(nothing);
    }
    requireCounts(segments);
    Map<String, Map<String, Double>> properties = TrackProperties.read(file);
    Findings findings = Findings.of(new ReportOptions(by, rollUp, outcome, reading()), ByPause.only(segments),
        segment -> properties.getOrDefault(segment.place().id(), Map.of()));
    PrintWriter out = context.process().out();
    boolean sample = ReadSample.isSample(segments);
    if (sample) {
      findings = findings.by(Typist.SAMPLE);
    }
    if (context.isJson()) {
      out.print(ReportJson.of(findings));
    } else if (csv) {
      out.print(ReportCsv.of(findings));
    } else {
      if (sample) {
        out.println(DemoCommand.NOTICE);
      }
      ReportTable.print(findings, new TerminalColumns(), out);
    }
    out.flush();
    return ExitCode.OK;
  }

  /// How genre names are read, where that matters.
  private Supplier<GenreReading> reading() throws IOException {
    if (by != Level.BUCKET && !rollUp) {
      return GenreReading::shipped;
    }
    GenreReading reading = new UserGenres(context.home()).reading();
    return () -> reading;
  }

  /// What was typed counts once.
  private void requireOnce(List<Segment> segments) {
    Set<String> seen = new HashSet<>();
    List<String> repeated = segments.stream().map(segment -> segment.place().id())
        .filter(id -> !id.isEmpty() && !seen.add(id))
        .toList();
    if (!repeated.isEmpty()) {
      throw new Failure(Problem.BAD_DATA,
          file + ": the segment " + repeated.getFirst() + " stands there more than once"
              + (repeated.size() > 1 ? ", as do others (" + repeated.size() + " rows in all)" : "")
              + ", so the same typing would count twice; remove the repeated rows");
    }
  }

  /// Without the counts of typing there is nothing to compare.
  private void requireCounts(List<Segment> segments) {
    boolean counted = segments.isEmpty() || segments.stream()
        .anyMatch(segment -> segment.metrics().intervals() >= 0 && segment.metrics().activeMs() >= 0);
    if (!counted) {
      throw new Failure(Problem.BAD_DATA, file
          + ": the columns 'intervals' and 'active_ms' are missing or empty, so there is no typing to compare");
    }
  }

  private static boolean isAskedFor(Segment segment, Range range) {
    return range.isAll() || segment.when().localDate().filter(range::holds).isPresent();
  }

  private String nothingIn(Range range, List<Segment> all) {
    List<LocalDate> days = all.stream().flatMap(segment -> segment.when().localDate().stream()).sorted()
        .toList();
    return "There is no segment" + range.from().map(day -> " from " + Numerals.day(day)).orElse("")
        + range.to().map(day -> " to " + Numerals.day(day)).orElse("") + "; " + file
        + (days.isEmpty()
            ? " does not say from which days its segments are."
            : " has those of " + Numerals.days(days.getFirst(), days.getLast()) + ".");
  }

  private Optional<LocalDate> day(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.ofInstant(context.process().clocks().wall(), ZoneId.systemDefault());
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "today" -> Optional.of(today);
      case "yesterday" -> Optional.of(today.minusDays(1));
      default -> Optional.of(date(option, text, today));
    };
  }

  private LocalDate date(String option, String text, LocalDate today) {
    try {
      return LocalDate.parse(text.strip(), DAY);
    } catch (DateTimeParseException _) {
      throw usage(option + " is '" + text + "'; write a day as " + today + ", or today, or yesterday");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  /// A level by its name.
  static final class LevelName implements ITypeConverter<Level> {
    @Override
    public Level convert(String name) {
      return constant(Level.class, name);
    }
  }

  /// An outcome by its name.
  static final class OutcomeName implements ITypeConverter<Outcome> {
    @Override
    public Outcome convert(String name) {
      return constant(Outcome.class, name);
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    throw new TypeConversionException("'" + name + "' is not one of " + String.join(", ",
        java.util.Arrays.stream(type.getEnumConstants()).map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList()));
  }
}
