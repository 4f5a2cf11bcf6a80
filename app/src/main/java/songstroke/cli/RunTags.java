package songstroke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import songstroke.enrich.ArtistQuery;
import songstroke.enrich.GenreSource;
import songstroke.enrich.SourcedGenre;
import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.Stack;
import songstroke.steps.Artifacts;
import songstroke.store.SqliteRunStore;
import songstroke.wiring.Pipelines;

/// The tags of players and files that runs have kept in their `genres.csv`.
final class RunTags {
  private static final int MOST_RUNS = 200;

  private final CommandContext context;

  RunTags(CommandContext context) {
    this.context = context;
  }

  /// The tags of an artist in the newest run that has any, of the last 200; none when there is none.
  List<SourcedGenre> of(String artist) throws IOException {
    if (!Files.exists(context.home().data().resolve("songstroke.db"))) {
      return List.of();
    }
    String key = ArtistQuery.ofName(artist).nameKey();
    var pipelines = new Pipelines(context.invocation());
    try (SqliteRunStore runs = pipelines.runsToRead()) {
      for (ArtifactRecord kept : runs.kept(Artifacts.GENRES.id()).stream().limit(MOST_RUNS).toList()) {
        List<SourcedGenre> tags = tags(pipelines, kept, key);
        if (!tags.isEmpty()) {
          return tags;
        }
      }
    }
    return List.of();
  }

  private static List<SourcedGenre> tags(Pipelines pipelines, ArtifactRecord kept, String key)
      throws IOException {
    try (Stack stack = pipelines.stack(Optional.of(kept.stack()))) {
      String hash = kept.artifact().sha256();
      if (stack.artifacts().check(hash) != ArtifactStore.Condition.WHOLE) {
        return List.of();
      }
      try (InputStream in = stack.artifacts().open(hash)) {
        return tags(new String(in.readAllBytes(), StandardCharsets.UTF_8), key);
      }
    }
  }

  private static List<SourcedGenre> tags(String csv, String key) throws IOException {
    List<SourcedGenre> tags = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : rows) {
        if (row.getField("source").equals(GenreSource.TAG.label())
            && ArtistQuery.ofName(row.getField("artist")).nameKey().equals(key)) {
          tag(row, tags.size() + 1).ifPresent(tags::add);
        }
      }
    }
    return tags;
  }

  private static Optional<SourcedGenre> tag(NamedCsvRecord row, int rank) {
    try {
      return Optional.of(new SourcedGenre(row.getField("genre"), 1.0 / rank, GenreSource.TAG,
          Double.parseDouble(row.getField("confidence")), Instant.parse(row.getField("looked_up"))));
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
