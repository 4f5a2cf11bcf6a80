package songstroke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// The tree of packages in `CONTRIBUTING.md`, and every package that a table there names.
class PackageTreeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINE = Pattern.compile("(?<indent> +)(?<name>[a-z0-9]+) {2,}\\S.*");

  @Test
  void everyPackageHasExactlyOneLineAndEveryLineNamesAPackage() throws IOException {
    List<String> packages = new ArrayList<>();
    for (String module : List.of("core", "app")) {
      packages.addAll(packages(module));
    }

    assertThat(packages).contains("core songstroke.timeline", "app songstroke.capture.keys.x11");
    assertThat(tree(Files.readString(ROOT.resolve("CONTRIBUTING.md"))))
        .containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  void everyClassThatTheGuideNamesExists() throws IOException {
    List<String> named = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w+)`")
        .matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md"))).results()
        .map(match -> match.group(1).replace('.', '/') + ".java").toList();

    assertThat(named).hasSizeGreaterThan(5);
    assertThat(named).allMatch(file -> Stream.of("core", "app")
        .anyMatch(module -> Files.exists(sources(module).resolve("songstroke").resolve(file))));
  }

  @Test
  void readsNestedLinesAsNestedPackages() {
    assertThat(tree("""
        # Title
        ```
        core
          file   files
        app
          capture   both
            keys   of keys
              x11   desktop
          http   web
        ```
        """)).containsExactly("core songstroke.file", "app songstroke.capture", "app songstroke.capture.keys",
        "app songstroke.capture.keys.x11", "app songstroke.http");
  }

  private static List<String> tree(String guide) {
    List<String> tree = new ArrayList<>();
    String block = guide.substring(guide.indexOf("\n```\ncore\n"));
    String module = "";
    List<String> path = new ArrayList<>();
    for (String line : block.substring(5, block.indexOf("\n```\n", 5)).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        int depth = matcher.group("indent").length() / 2;
        path.subList(depth - 1, path.size()).clear();
        path.add(matcher.group("name"));
        tree.add(module + " songstroke." + String.join(".", path));
      } else {
        module = line;
        path.clear();
      }
    }
    return tree;
  }

  private static List<String> packages(String module) throws IOException {
    try (Stream<Path> files = Files.walk(sources(module))) {
      return files.filter(file -> file.endsWith("package-info.java"))
          .map(file -> module + " "
              + sources(module).relativize(file.getParent()).toString().replace('\\', '/').replace('/', '.'))
          .toList();
    }
  }

  private static Path sources(String module) {
    return ROOT.resolve(module).resolve("src/main/java");
  }
}
