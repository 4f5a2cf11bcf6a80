package songstroke.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import songstroke.cli.text.GenreListing;
import songstroke.enrich.Bucket;
import songstroke.enrich.Enricher;
import songstroke.enrich.GenreClassifier;
import songstroke.enrich.GenreReading;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.name.ArtistName;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.settings.Home;
import songstroke.wiring.UserGenres;

/// `songstroke genre`: what is known of genres and artists, and the user's own word on it.
@Command(name = "genre", mixinStandardHelpOptions = true, sortOptions = false)
final class GenreCommand implements Runnable {
  private final CommandContext context;
  private final Supplier<Home> home;

  @CommandLine.Spec
  CommandLine.Model.@Nullable CommandSpec spec;

  /// @param home where the genre memory and the person's own data files lie; none need exist
  GenreCommand(CommandContext context, Supplier<Home> home) {
    this.context = context;
    this.home = home;
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
        "missing subcommand: show, set, unset, pending or classify");
  }

  @Command(name = "classify", mixinStandardHelpOptions = true,
      description = "Show what kind of music genre names stand for.")
  int classify(
      @Parameters(paramLabel = "NAME", arity = "0..*",
          description = "Genre names (default: one per line from standard input).") @Nullable List<String> names)
      throws IOException {
    GenreClassifier classifier = words().reading().classifier();
    var listing = new GenreListing(context.process().out(), context.isJson());
    try (Reader input = names == null || names.isEmpty() ? standardInput() : new StringReader("")) {
      listing.classified(
          names == null || names.isEmpty() ? new BufferedReader(input).lines() : names.stream(),
          classifier);
    }
    return ExitCode.OK;
  }

  @Command(name = "show", mixinStandardHelpOptions = true,
      description = "Show what is known of an artist or a genre, or all that you have set.")
  int show(
      @Parameters(paramLabel = "NAME|ARTIST", arity = "0..*",
          description = "An artist, a genre or a rule (default: all you have set).") @Nullable List<String> words)
      throws IOException {
    try (SqliteGenreMemory memory = memoryToRead()) {
      if (words == null || words.isEmpty()) {
        desk(memory).showOwn();
      } else {
        String name = String.join(" ", words);
        desk(memory).show(name, new RunTags(context).of(name));
      }
    }
    return ExitCode.OK;
  }

  @Command(name = "set", mixinStandardHelpOptions = true, description = {"Set the genres of an artist:",
    "  genre set ARTIST GENRE...", "or the kind of music that a genre is; * stands for any letters:",
    "  genre set --bucket focus 'lofi *'"})
  int set(
      @Option(names = "--bucket", paramLabel = "BUCKET",
          description = "focus, energetic, neutral or unknown.") @Nullable String bucket,
      @Parameters(paramLabel = "NAME", arity = "1..*") List<String> words) throws IOException {
    try (SqliteGenreMemory memory = memory()) {
      var desk = desk(memory);
      if (bucket != null) {
        Bucket wanted = Bucket.ofLabel(bucket).orElseThrow(() -> new Failure(Problem.USAGE,
            "--bucket is '" + bucket + "'; it is focus, energetic, neutral or unknown"));
        desk.setBucket(String.join(" ", words), wanted);
      } else if (words.size() < 2) {
        throw new Failure(Problem.USAGE, "say an artist and at least one genre, or --bucket and a genre");
      } else if (ArtistName.isNobody(words.getFirst())) {
        throw new Failure(Problem.USAGE, "'" + words.getFirst()
            + "' stands for no artist, so it has no genres; use --bucket to say what kind of music a genre is");
      } else {
        desk.setGenres(words.getFirst(), words.subList(1, words.size()));
      }
    }
    return ExitCode.OK;
  }

  @Command(name = "unset", mixinStandardHelpOptions = true,
      description = "Undo what was set for an artist or a genre.")
  int unset(@Parameters(paramLabel = "NAME", arity = "1..*") List<String> words) throws IOException {
    String name = String.join(" ", words);
    try (SqliteGenreMemory memory = memory()) {
      if (!desk(memory).unset(name)) {
        throw new Failure(Problem.NO_INPUT, "nothing is set for '" + name + "'");
      }
    }
    return ExitCode.OK;
  }

  @Command(name = "pending", mixinStandardHelpOptions = true,
      description = "List the artists that have not been looked up yet.")
  int pending() throws IOException {
    try (SqliteGenreMemory memory = memoryToRead()) {
      desk(memory).pending();
    }
    return ExitCode.OK;
  }

  private GenreOutput desk(SqliteGenreMemory memory) throws IOException {
    GenreReading reading = words().with(memory);
    var enricher = new Enricher(memory, List.of(), reading.vocabulary(), context.process().clocks());
    return new GenreOutput(memory, enricher, reading, context.process().out(), context.isJson());
  }

  private SqliteGenreMemory memory() throws IOException {
    return SqliteGenreMemory.open(home.get().genreMemory());
  }

  private SqliteGenreMemory memoryToRead() throws IOException {
    return SqliteGenreMemory.openToRead(home.get().genreMemory());
  }

  private UserGenres words() {
    return new UserGenres(home.get());
  }

  private static Reader standardInput() {
    return new InputStreamReader(System.in, StandardCharsets.UTF_8);
  }
}
