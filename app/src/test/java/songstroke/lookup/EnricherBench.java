package songstroke.lookup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Enricher;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreSource;
import songstroke.enrich.SourcedGenre;
import songstroke.enrich.Vocabulary;
import songstroke.timeline.Clocks;

/// Prints how long a thousand remembered artists take, the first time and later. Run by
/// `bench/genre-memory.sh`.
final class EnricherBench {
  private static final int ARTISTS = 1_000;
  private static final int ROUNDS = 5;

  private EnricherBench() {}

  public static void main(String[] arguments) throws IOException {
    Clocks clocks = Clocks.system();
    Path folder = Files.createTempDirectory("songstroke-bench");
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(folder.resolve("genres.db"))) {
      for (int i = 0; i < ARTISTS; i++) {
        ArtistQuery artist = ArtistQuery.ofName("Artist " + i);
        memory.remember(artist, new GenreMemory.Remembered(List.of(
            new SourcedGenre("techno", 2, GenreSource.LISTENBRAINZ, 0.7, clocks.wall()),
            new SourcedGenre("house", 1, GenreSource.LISTENBRAINZ, 0.7, clocks.wall())), clocks.wall()));
      }
    }
    Vocabulary vocabulary = Vocabulary.shipped();
    for (int round = 1; round <= ROUNDS; round++) {
      try (SqliteGenreMemory memory = SqliteGenreMemory.open(folder.resolve("genres.db"))) {
        List<ArtistQuery> artists = new ArrayList<>();
        for (int i = 0; i < ARTISTS; i++) {
          artists.add(ArtistQuery.ofName("Artist " + i));
        }
        long busy = processor();
        long started = clocks.monotonicNanos();
        int known = new Enricher(memory, List.of(), vocabulary, clocks)
            .enrich(artists, Duration.ZERO).size();
        System.out.println(String.format(Locale.ROOT,
            "round %d: %d artists in %.1f ms, %.1f ms of them on the processor", round, known,
            (clocks.monotonicNanos() - started) / 1e6, (processor() - busy) / 1e6));
      }
    }
  }

  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
