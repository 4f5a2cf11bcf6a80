package songstroke.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import songstroke.name.Folding;

/// The genre names the program knows and what is part of what, read from one indented data file:
/// `genres.txt` beside this class.
///
/// Immutable and safe for use by several threads.
public final class GenreTree {
  private static final int INDENT = 2;

  private final Lexicon lexicon;
  private final Map<String, Node> nodes;
  /// The same by their keys without blanks, as far as these are unlike.
  private final Map<String, Node> joined;

  private GenreTree(Lexicon lexicon, Map<String, Node> nodes) {
    this.lexicon = lexicon;
    this.nodes = Map.copyOf(nodes);
    this.joined = joined(nodes);
  }

  /// The one that comes with the program.
  public static GenreTree shipped() {
    return Shipped.TREE;
  }

  /// A user's own copy.
  ///
  /// @throws DataFileException when it has a mistake, naming file, line and what
  public static GenreTree read(Path file, Lexicon lexicon) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return read(file.toString(), reader, lexicon);
    }
  }

  /// One from any text.
  ///
  /// @param name what an error message calls it
  public static GenreTree read(String name, Reader text, Lexicon lexicon) throws IOException {
    Map<String, Node> nodes = new HashMap<>();
    List<Node> path = new ArrayList<>();
    var reader = new BufferedReader(text);
    int line = 0;
    for (String raw = reader.readLine(); raw != null; raw = reader.readLine()) {
      line++;
      if (raw.isBlank() || raw.stripLeading().startsWith("#")) {
        continue;
      }
      int level = level(name, line, raw);
      if (level > path.size()) {
        throw new DataFileException(name, line, "indented deeper than a part of the name above it");
      }
      path.subList(level, path.size()).clear();
      var node = new Node(raw.strip(), path.isEmpty() ? null : path.getLast(), line);
      String key = lexicon.key(node.name);
      if (key.isEmpty()) {
        throw new DataFileException(name, line, "'" + node.name + "' is not a name");
      }
      Node before = nodes.putIfAbsent(key, node);
      if (before != null) {
        throw new DataFileException(name, line,
            "'" + node.name + "' stands in line " + before.line + " already");
      }
      path.add(node);
    }
    return new GenreTree(lexicon, nodes);
  }

  private static int level(String file, int line, String raw) throws DataFileException {
    int blanks = 0;
    while (raw.charAt(blanks) == ' ') {
      blanks++;
    }
    if (raw.charAt(blanks) == '\t') {
      throw new DataFileException(file, line, "a tab; indent with blanks");
    }
    if (blanks % INDENT != 0) {
      throw new DataFileException(file, line,
          "indented by " + blanks + " blanks, which is no multiple of " + INDENT);
    }
    return blanks / INDENT;
  }

  /// The name as it is shown, when the tree has it in any spelling.
  public Optional<String> canonical(String name) {
    return Optional.ofNullable(node(lexicon.key(name))).map(Node::name);
  }

  /// What all spellings of one genre have in common, whether the tree has it or not; two genres never have it.
  public String key(String name) {
    String key = lexicon.key(name);
    Node node = node(key);
    String meant = node == null ? key : lexicon.key(node.name);
    return meant.isEmpty() ? Folding.compatible(name) : meant;
  }

  /// From narrow to broad: the name itself (as the tree spells it, when it has it) and all that it is part
  /// of. A name that is not in the tree is part of the longest ending of it that is.
  public List<String> rollUp(String name) {
    String key = lexicon.key(name);
    List<String> path = new ArrayList<>();
    Node node = node(key);
    if (node == null) {
      path.add(name.strip());
      node = nearest(key);
    }
    for (Node at = node; at != null; at = at.parent) {
      path.add(at.name);
    }
    return List.copyOf(path);
  }

  /// The broadest genre that name is part of; the name itself when it is part of none.
  public String broadest(String name) {
    return rollUp(name).getLast();
  }

  /// All canonical names, in alphabetical order.
  public Set<String> names() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    nodes.values().forEach(node -> names.add(node.name));
    return names;
  }

  private @Nullable Node node(String key) {
    Node node = nodes.get(key);
    return node == null ? joined.get(key.replace(" ", "")) : node;
  }

  private static Map<String, Node> joined(Map<String, Node> nodes) {
    Map<String, Node> joined = new HashMap<>();
    Set<String> several = new HashSet<>();
    nodes.forEach((key, node) -> {
      if (joined.put(key.replace(" ", ""), node) != null) {
        several.add(key.replace(" ", ""));
      }
    });
    joined.keySet().removeAll(several);
    return Map.copyOf(joined);
  }

  private @Nullable Node nearest(String key) {
    for (int blank = key.indexOf(' '); blank >= 0; blank = key.indexOf(' ', blank + 1)) {
      Node node = nodes.get(key.substring(blank + 1));
      if (node != null) {
        return node;
      }
    }
    return null;
  }

  private record Node(String name, @Nullable Node parent, int line) {}

  private static final class Shipped {
    static final GenreTree TREE = load();

    private static GenreTree load() {
      String name = "genres.txt";
      try (InputStream file = GenreTree.class.getResourceAsStream(name)) {
        if (file == null) {
          throw new IllegalStateException(name + " is missing from the program");
        }
        return read(name, new InputStreamReader(file, StandardCharsets.UTF_8), Lexicon.shipped());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
