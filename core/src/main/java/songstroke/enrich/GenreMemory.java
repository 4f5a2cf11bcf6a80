package songstroke.enrich;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.name.ArtistName;

/// What stays between two runs: the user's word, the answers of the sources, and the artists still to be
/// asked for. Failures of the medium are [java.io.UncheckedIOException]s that name the file.
public interface GenreMemory {
  /// An answer of the sources.
  ///
  /// @param genres none when no source knew any
  record Remembered(List<SourcedGenre> genres, Instant lookedUp) {
    public Remembered {
      genres = List.copyOf(genres);
    }
  }

  /// The genres the user gave the artist, none when there are none.
  List<String> userGenres(String artist);

  /// The genres the user gave to artists, by [ArtistQuery#nameKey].
  Map<String, List<String>> userGenres();

  void setUserGenres(String artist, List<String> genres);

  /// Whether there was something to take back.
  boolean unsetUserGenres(String artist);

  /// The user's buckets for genre names and patterns, as written.
  Map<String, Bucket> bucketRules();

  void setBucketRule(String pattern, Bucket bucket);

  /// Whether there was such a rule.
  boolean unsetBucketRule(String pattern);

  Optional<Remembered> find(String identity);

  /// The answers for those identities that have one.
  Map<String, Remembered> findAll(Collection<String> identities);

  /// The latest answer with genres for any artist of that name.
  Optional<Remembered> findByName(String nameKey);

  /// Keeps the answer and takes the artist from the queue.
  void remember(ArtistQuery artist, Remembered answer);

  /// Puts the artist into the queue; one that is there already keeps its place.
  void enqueue(ArtistQuery artist, Instant now);

  /// Moves the artist to the queue's end, with why it could not be asked.
  void postpone(ArtistQuery artist, String why, Instant now);

  /// The queue, the longest waiting first.
  List<Waiting> pending();

  /// Those of the queue who are somebody, and of whom the user has said nothing.
  default List<Waiting> waiting() {
    Map<String, List<String>> said = userGenres();
    return pending().stream().filter(one -> !ArtistName.isNobody(one.artist().artist())
        && !said.containsKey(one.artist().nameKey())).toList();
  }

  /// Drops every answer and the queue, not the user's own word; gives the number of artists.
  int forget();

  /// An artist in the queue.
  ///
  /// @param why why it could not be asked the last time, empty when it was not tried
  record Waiting(ArtistQuery artist, Instant since, String why) {}
}
