package songstroke.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The hash of the code behind a step: of every jar or class folder from which the step, its materializers and this
/// program come. A release names its libraries with their versions in the jar's manifest, so they count too.
///
/// A jar counts by its directory, the names, sizes and CRC-32 of its entries, as hashing megabytes would be felt at
/// each start. It is coarse on purpose: any other version of the program makes results again, and no stale one is ever
/// taken for right.
final class CodeHash {
  private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

  private CodeHash() {}

  /// The hash of a step's code.
  ///
  /// @return empty when some part of the code lies in no file that can be read
  static Optional<String> of(Step<?, ?> step) {
    Stream<Object> materializers = Stream
        .concat(step.input().ports().stream(), step.output().ports().stream())
        .map(port -> port.type().materializer());
    List<Class<?>> classes = Stream.concat(Stream.of(step), materializers).<Class<?>>map(Object::getClass)
        .toList();
    SortedSet<String> hashes = new TreeSet<>();
    for (Class<?> type : Stream.concat(Stream.of(CodeHash.class), classes.stream()).toList()) {
      Optional<Path> place = placeOf(type);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      hashes.add(KNOWN.computeIfAbsent(place.get(), CodeHash::hash));
    }
    return Optional.of(String.join(" ", hashes) + " " + step.getClass().getName());
  }

  private static Optional<Path> placeOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null
        || !source.getLocation().getProtocol().equals("file")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::exists);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String hash(Path place) {
    MessageDigest digest = Hashes.sha256();
    try {
      if (Files.isRegularFile(place)) {
        try (ZipFile jar = new ZipFile(place.toFile())) {
          jar.stream().sorted(Comparator.comparing(ZipEntry::getName))
              .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n")
              .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        }
      } else {
        try (Stream<Path> files = Files.walk(place)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            digest.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(place + ": cannot be read", e);
    }
    return Hashes.hex(digest);
  }
}
