package songstroke.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import songstroke.enrich.ArtistQuery;
import songstroke.enrich.Bucket;
import songstroke.enrich.Enricher;
import songstroke.enrich.GenreClassifier;
import songstroke.enrich.GenreKind;
import songstroke.enrich.GenreKnowledge;
import songstroke.enrich.GenreMemory;
import songstroke.enrich.GenreReading;
import songstroke.enrich.GenreSource;
import songstroke.enrich.GenreTree;
import songstroke.enrich.MusicKind;
import songstroke.enrich.SourcedGenre;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What `genre show`, `set`, `unset` and `pending` do with the genre memory and print, as text or JSON.
final class GenreOutput {
  private final GenreMemory memory;
  private final Enricher enricher;
  private final GenreClassifier classifier;
  private final GenreTree tree;
  private final PrintWriter out;
  private final boolean json;
  private final ObjectMapper mapper = new ObjectMapper();

  GenreOutput(GenreMemory memory, Enricher enricher, GenreReading reading, PrintWriter out, boolean json) {
    this.memory = memory;
    this.enricher = enricher;
    classifier = reading.classifier();
    tree = reading.tree();
    this.out = out;
    this.json = json;
  }

  /// Prints what is known of the name as an artist and as a genre, and the user's own rule of that name.
  ///
  /// @param tags what players have said of an artist of that name
  void show(String name, List<SourcedGenre> tags) {
    GenreKind kind = classifier.classify(name);
    List<String> path = tree.rollUp(name);
    ArtistQuery artist = ArtistQuery.ofName(name);
    GenreKnowledge knowledge = known(artist, tags);
    List<SourcedGenre> genres = knowledge.genresOrNone();
    Optional<GenreMemory.Waiting> waiting = memory.waiting().stream()
        .filter(one -> one.artist().nameKey().equals(artist.nameKey())).findFirst();
    Map<String, Bucket> rules = rules(name);
    if (json) {
      ObjectNode node = node(name, kind, path, knowledge, waiting);
      if (!rules.isEmpty()) {
        node.set("rules", listed(rules));
      }
      out.println(node);
      out.flush();
      return;
    }
    rules.forEach((pattern, bucket) -> out.println("you set '" + pattern + "': " + bucket.label()));
    if (kind.isKnown() && (rules.isEmpty() || name.indexOf('*') < 0)) {
      out.println("genre " + String.join(" < ", path) + ": " + described(kind));
    }
    for (SourcedGenre genre : genres) {
      out.println(String.format(Locale.ROOT, "artist %s: %s (%s, confidence %.2f, %s)", name, genre.genre(),
          genre.source().label(), genre.confidence(), genre.lookedUp()));
    }
    if (!genres.isEmpty()) {
      MusicKind together = classifier.classify(genres.stream().map(SourcedGenre::weighted).toList());
      out.println(String.format(Locale.ROOT, "together: %s, agreement %.2f", together.bucket().label(),
          together.confidence()));
    }
    if (knowledge instanceof GenreKnowledge.Missing missing) {
      out.println("artist " + name + ": no service knew a genre (asked " + missing.lookedUp() + ")");
    }
    waiting.ifPresent(one -> out.println("artist " + described(one)));
    if (!kind.isKnown() && rules.isEmpty() && waiting.isEmpty()
        && knowledge instanceof GenreKnowledge.Pending) {
      out.println("nothing is known about '" + name + "'; set it with 'songstroke genre set'");
    }
    out.flush();
  }

  /// Prints all that the user has set: rules for genre names, then genres of artists.
  void showOwn() {
    Map<String, Bucket> rules = new TreeMap<>(memory.bucketRules());
    Map<String, List<String>> genres = new TreeMap<>(memory.userGenres());
    if (json) {
      ObjectNode node = mapper.createObjectNode();
      node.set("rules", listed(rules));
      ArrayNode artists = node.putArray("artists");
      genres.forEach((artist, own) -> own
          .forEach(artists.addObject().put("artist", artist).putArray("genres")::add));
      out.println(node);
    } else if (rules.isEmpty() && genres.isEmpty()) {
      out.println("you have set nothing; 'songstroke genre set' lets you");
    } else {
      rules.forEach((pattern, bucket) -> out.println("genre " + pattern + ": " + bucket.label()));
      genres.forEach((artist, own) -> out.println("artist " + artist + ": " + String.join(", ", own)));
    }
    out.flush();
  }

  /// What the user says goes before the tags, and a tag before what is remembered.
  private GenreKnowledge known(ArtistQuery artist, List<SourcedGenre> tags) {
    GenreKnowledge known = enricher.withoutAsking(artist);
    boolean own = known.genresOrNone().stream().anyMatch(genre -> genre.source() == GenreSource.USER);
    return own || tags.isEmpty() ? known : new GenreKnowledge.Known(tags);
  }

  /// The user's rules of that name in any spelling.
  private Map<String, Bucket> rules(String name) {
    String key = classifier.lexicon().patternKey(name);
    Map<String, Bucket> rules = new TreeMap<>(memory.bucketRules());
    rules.keySet().removeIf(pattern -> !classifier.lexicon().patternKey(pattern).equals(key));
    return rules;
  }

  private ArrayNode listed(Map<String, Bucket> rules) {
    ArrayNode list = mapper.createArrayNode();
    rules.forEach((pattern, bucket) -> list.addObject().put("name", pattern).put("bucket", bucket.label()));
    return list;
  }

  void setGenres(String artist, List<String> genres) {
    memory.setUserGenres(artist, genres);
    out.println(artist + ": " + String.join(", ", genres));
    out.flush();
  }

  void setBucket(String pattern, Bucket bucket) {
    memory.setBucketRule(pattern, bucket);
    out.println(pattern + ": " + bucket.label());
    out.flush();
  }

  /// Whether anything was set for that name.
  boolean unset(String name) {
    boolean genres = memory.unsetUserGenres(name);
    boolean rule = memory.unsetBucketRule(name);
    return genres || rule;
  }

  /// Prints the queue, the longest waiting first.
  void pending() {
    List<GenreMemory.Waiting> queue = memory.waiting();
    if (json) {
      ArrayNode list = mapper.createArrayNode();
      queue.forEach(waiting -> list.addObject().put("artist", waiting.artist().artist())
          .put("since", waiting.since().toString()).put("why", waiting.why()));
      out.println(list);
    } else if (queue.isEmpty()) {
      out.println("no artist waits to be looked up");
    } else {
      queue.forEach(waiting -> out.println(described(waiting)));
    }
    out.flush();
  }

  private static String described(GenreMemory.Waiting waiting) {
    return waiting.artist().artist() + ": waits to be looked up since " + waiting.since() + " ("
        + why(waiting) + ")";
  }

  private static String why(GenreMemory.Waiting waiting) {
    return waiting.why().isEmpty() ? "not asked yet" : waiting.why();
  }

  private static String described(GenreKind kind) {
    return kind.bucket().label() + kind.feel().map(feel -> String.format(Locale.ROOT,
        ", energy %.2f, instrumentalness %.2f", feel.energy(), feel.instrumentalness())).orElse("") + " ("
        + kind.why()
        + ")";
  }

  private ObjectNode node(String name, GenreKind kind, List<String> path, GenreKnowledge knowledge,
      Optional<GenreMemory.Waiting> waiting) {
    ObjectNode node = mapper.createObjectNode().put("name", name).put("bucket", kind.bucket().label())
        .put("why", kind.why());
    path.forEach(node.putArray("roll_up")::add);
    ArrayNode list = node.putArray("genres");
    knowledge.genresOrNone()
        .forEach(genre -> list.addObject().put("genre", genre.genre()).put("source", genre.source().label())
            .put("confidence", genre.confidence()).put("looked_up", genre.lookedUp().toString()));
    if (knowledge instanceof GenreKnowledge.Missing missing) {
      node.put("missing_since", missing.lookedUp().toString());
    }
    waiting.ifPresent(one -> node.putObject("pending").put("since", one.since().toString())
        .put("why", why(one)));
    return node;
  }
}
