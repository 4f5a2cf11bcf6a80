package songstroke.enrich;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import songstroke.name.Folding;

/// A genre memory that lasts as long as its object.
public final class RememberedInMaps implements GenreMemory {
  private final Map<String, List<String>> userGenres = new LinkedHashMap<>();
  private final Map<String, Bucket> rules = new LinkedHashMap<>();
  private final Map<String, Kept> answers = new LinkedHashMap<>();
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  private record Kept(String nameKey, Remembered answer) {}

  @Override
  public List<String> userGenres(String artist) {
    return userGenres.getOrDefault(ArtistQuery.ofName(artist).nameKey(), List.of());
  }

  @Override
  public Map<String, List<String>> userGenres() {
    return Map.copyOf(userGenres);
  }

  @Override
  public void setUserGenres(String artist, List<String> genres) {
    userGenres.put(ArtistQuery.ofName(artist).nameKey(), List.copyOf(genres));
  }

  @Override
  public boolean unsetUserGenres(String artist) {
    return userGenres.remove(ArtistQuery.ofName(artist).nameKey()) != null;
  }

  @Override
  public Map<String, Bucket> bucketRules() {
    return Map.copyOf(rules);
  }

  @Override
  public void setBucketRule(String pattern, Bucket bucket) {
    rules.put(Folding.ofPattern(pattern), bucket);
  }

  @Override
  public boolean unsetBucketRule(String pattern) {
    return rules.remove(Folding.ofPattern(pattern)) != null;
  }

  @Override
  public Optional<Remembered> find(String identity) {
    return Optional.ofNullable(answers.get(identity)).map(Kept::answer);
  }

  @Override
  public Map<String, Remembered> findAll(Collection<String> identities) {
    Map<String, Remembered> found = new LinkedHashMap<>();
    identities.forEach(identity -> find(identity).ifPresent(answer -> found.put(identity, answer)));
    return found;
  }

  @Override
  public Optional<Remembered> findByName(String nameKey) {
    return answers.values().stream()
        .filter(kept -> kept.nameKey.equals(nameKey) && !kept.answer.genres().isEmpty())
        .map(Kept::answer).max(Comparator.comparing(Remembered::lookedUp));
  }

  @Override
  public void remember(ArtistQuery artist, Remembered answer) {
    answers.put(artist.identity(), new Kept(artist.nameKey(), answer));
    waiting.remove(artist.identity());
  }

  @Override
  public void enqueue(ArtistQuery artist, Instant now) {
    waiting.merge(artist.identity(), new Waiting(withoutTags(artist), now, ""),
        (before, _) -> new Waiting(more(before.artist(), artist), before.since(), before.why()));
  }

  @Override
  public void postpone(ArtistQuery artist, String why, Instant now) {
    Waiting before = waiting.remove(artist.identity());
    waiting.put(artist.identity(),
        new Waiting(withoutTags(artist), before == null ? now : before.since(), why));
  }

  @Override
  public List<Waiting> pending() {
    return new ArrayList<>(waiting.values());
  }

  @Override
  public int forget() {
    int count = answers.size() + waiting.size();
    answers.clear();
    waiting.clear();
    return count;
  }

  private static ArtistQuery more(ArtistQuery before, ArtistQuery now) {
    return new ArtistQuery(before.artist(), before.title().or(now::title), before.mbid(), before.spotifyId(),
        before.isrc().or(now::isrc), before.trackId().or(now::trackId), List.of());
  }

  private static ArtistQuery withoutTags(ArtistQuery artist) {
    return new ArtistQuery(artist.artist(), artist.title(), artist.mbid(), artist.spotifyId(), artist.isrc(),
        artist.trackId(), List.of());
  }
}
