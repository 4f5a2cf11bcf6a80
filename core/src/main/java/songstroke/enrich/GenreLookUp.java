package songstroke.enrich;

/// A place outside that may know an artist's genres.
public interface GenreLookUp {
  /// Asks for the artist. Never throws for what the network does, and never goes on past the deadline.
  ///
  /// @param untilNanos a reading of the monotonic clock by which the answer is wanted
  Finding ask(ArtistQuery artist, long untilNanos);
}
