package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What the documents tell their reader to type is typed here: each document's commands, in its order, in a home and a
/// folder of its own in which the sample has been run once, with its results in `data`.
class DocumentCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /// Programs that are not ours and stand in a shell block.
  private static final Map<String, String> OTHER_PROGRAMS = Map.of(
      "mvn", "builds the program, and runs this test",
      "mkdir", "makes a folder in the reader's home",
      "ln", "links the launcher into the reader's PATH");

  /// Commands that are checked for their words, but not run.
  private static final Map<String, String> NOT_RUN = Map.ofEntries(
      Map.entry("./songstroke doctor", "needs a desktop whose keys can be heard"),
      Map.entry("songstroke doctor", "the same"),
      Map.entry("./songstroke run --music spotify", "needs a Spotify account"),
      Map.entry("./songstroke spotify login", "needs a Spotify account and a browser"),
      Map.entry("songstroke pipeline run correlation --resume 20261122-105835-b8a548",
          "needs a run that was killed: KilledRecordingTest"),
      Map.entry("songstroke step run analyze --run-id try-1 --in inputs --out outputs",
          "needs a folder that another engine filled: StepProcessTest"),
      Map.entry("songstroke pipeline schedule correlation --daily 18:00",
          "writes the timers of a real system: PipelineScheduleTest"),
      Map.entry("songstroke pipeline schedule correlation --off", "the same"),
      Map.entry("songstroke pipeline run correlation --stack team", "needs a bucket: S3StackIT"),
      Map.entry("songstroke pipeline run lyrics --param \"text=we will we will rock you\"",
          "needs the class of the tutorial: OwnStepTutorialTest"),
      Map.entry("songstroke artifact export pick_favorite.word --out favorite.txt", "the same"),
      Map.entry("songstroke step run count_words --run-id try-1 --in . --out counted", "the same"));

  /// What is typed in place of a word that stands for something of the reader's, or that would take long.
  private static final Map<String, String> INSTEAD = Map.of(
      "90", "0.5",
      "duration=90", "duration=0.5",
      "RUN", "last",
      "ARTIST", "Ann",
      "GENRE...", "rock",
      "NAME...", "rock");

  /// Where a command works when it is not told: in the reader's folder, which is not that of this process.
  private static final Map<String, List<String>> IN_FOLDER = Map.of(
      "run", List.of("--out", "data"),
      "demo", List.of("--out", "demo"),
      "analyze", List.of("--out", "data"),
      "report", List.of("--segments", "data/segments.csv"));

  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"mpris"}
      {"t":1772442000050,"play":"playing","track":{"title":"A","artists":["X"],"genres":["ambient"]},"position_ms":0}
      {"t":1772442000300,"key":"char","hold":90}
      {"t":1772442000500,"key":"char","hold":80}
      {"t":1772442000700,"mark":"end"}
      """;

  @TempDir
  Path home;

  @TestFactory
  Stream<DynamicTest> everyCommandThatADocumentTypesWorks() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path document : documents()) {
      List<String> typed = DocumentCommands.of(document).typed();
      Path folder = Files.createDirectories(home.resolve(name(document).replace('/', '-')));
      if (typed.stream().anyMatch(DocumentCommandsTest::isRun)) {
        tests.add(dynamicTest(name(document) + ": the sample",
            () -> cli(folder).run("demo", "--out", folder.resolve("data").toString()).succeeds()));
      }
      // The change log names commands of which it says something; it tells nobody to type them.
      typed.stream().filter(_ -> !name(document).equals("CHANGELOG.md"))
          .forEach(line -> tests.add(dynamicTest(name(document) + ": " + line, () -> check(line, folder))));
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandThatADocumentNamesExists() throws IOException {
    List<String> commands = commands(helpOf());
    assertThat(commands).contains("run", "music", "secret");
    List<DynamicTest> tests = new ArrayList<>();
    for (Path document : documents()) {
      DocumentCommands found = DocumentCommands.of(document);
      Stream.concat(found.typed().stream().filter(DocumentCommands::isOurs), found.named().stream()
          .filter(span -> span.contains(" ") && commands.contains(span.substring(0, span.indexOf(' '))))
          .map(span -> "songstroke " + span)).distinct()
          .forEach(line -> tests.add(dynamicTest(name(document) + ": " + line, () -> understands(line))));
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests.stream();
  }

  @Test
  void everyOptionThatADocumentNamesExists() throws IOException {
    var help = new StringBuilder(helpOf());
    for (String command : commands(helpOf())) {
      help.append(helpOf(command));
      commands(helpOf(command)).forEach(part -> help.append(helpOf(command, part)));
    }
    Set<String> known = Pattern.compile("--[a-z-]+").matcher(help).results().map(MatchResult::group)
        .collect(Collectors.toSet());

    assertThat(known).contains("--duration", "--keep", "--no-browser").doesNotContain("--loudly");
    for (Path document : documents()) {
      assertThat(known).as(name(document)).containsAll(DocumentCommands.of(document).options());
    }
  }

  @Test
  void everyExceptionIsStillInADocument() throws IOException {
    List<String> typed = new ArrayList<>();
    for (Path document : documents()) {
      typed.addAll(DocumentCommands.of(document).typed());
    }
    assertThat(typed).containsAll(NOT_RUN.keySet());
    assertThat(typed.stream().map(line -> line.replaceFirst(" .*", ""))).containsAll(OTHER_PROGRAMS.keySet());
    assertThat(typed.stream().flatMap(line -> Arrays.stream(line.split(" ", -1))))
        .containsAll(INSTEAD.keySet());
  }

  @Test
  void findsCommandsInBlocksAndInText() {
    DocumentCommands found = DocumentCommands.in("""
        Call `songstroke genre
        show`, `music now` or `--music mpris,mpd`.
          ```sh
          ./songstroke run \\
            --duration 90   # a while
          ```
        ```
        songstroke is a word here
        ```
        """);

    assertThat(found.typed()).containsExactly("songstroke genre show", "./songstroke run --duration 90");
    assertThat(found.named()).containsExactly("music now");
    assertThat(found.options()).containsExactly("--music");
    assertThat(DocumentCommands.arguments("songstroke genre set 'A B' --param \"x=1 2\""))
        .containsExactly("genre", "set", "A B", "--param", "x=1 2");
  }

  @Test
  void noticesACommandAndAnOptionThatDoNotExist() {
    assertThat(help("songstroke pipeline walk").exitCode()).isNotZero();
    assertThat(help("songstroke run --loudly").exitCode()).isNotZero();
    assertThat(help("songstroke artifact prune --keep 5").exitCode()).isZero();
  }

  private String helpOf(String... command) {
    return help("songstroke " + String.join(" ", command)).succeeds().out();
  }

  /// The names that a help lists as commands.
  private static List<String> commands(String help) {
    int list = help.indexOf("\nCommands:\n");
    return list < 0
        ? List.of()
        : Pattern.compile("^ {2}([a-z]+) ", Pattern.MULTILINE).matcher(help.substring(list)).results()
            .map(line -> line.group(1)).toList();
  }

  private static boolean isRun(String line) {
    return DocumentCommands.isOurs(line) && !NOT_RUN.containsKey(line);
  }

  private void check(String line, Path folder) throws IOException {
    if (!DocumentCommands.isOurs(line)) {
      assertThat(OTHER_PROGRAMS).as(line).containsKey(line.replaceFirst(" .*", ""));
    } else if (isRun(line)) {
      cli(folder).run(words(line, folder)).succeeds();
    }
  }

  private static String[] words(String line, Path folder) {
    List<String> words = new ArrayList<>();
    String[] typed = DocumentCommands.arguments(line);
    for (String word : typed) {
      boolean isFile = word.matches("[\\w/-]+\\.(jsonl?|csv|txt)");
      words.add(isFile ? folder.resolve(word).toString() : INSTEAD.getOrDefault(word, word));
    }
    List<String> place = IN_FOLDER.getOrDefault(typed[0], List.of());
    if (!place.isEmpty() && !words.contains(place.getFirst())) {
      words.addAll(List.of(place.getFirst(), folder.resolve(place.getLast()).toString()));
    }
    return words.toArray(String[]::new);
  }

  private void understands(String line) {
    Cli.Call help = help(line);
    assertThat(help.exitCode()).as(line + ": " + help.err()).isZero();
  }

  /// Options and commands are checked also where help is asked for; what is missing is not.
  private Cli.Call help(String line) {
    return new Cli(home).run(Stream.concat(
        Arrays.stream(DocumentCommands.arguments(line)).filter(word -> !word.equals("--help")),
        Stream.of("--help")).toArray(String[]::new));
  }

  private static Cli cli(Path folder) throws IOException {
    String replay = "replay:" + Files.writeString(folder.resolve("replayed.jsonl"), RECORDING);
    return new Cli(folder).with("SONGSTROKE_KEYS_SOURCE", replay).with("SONGSTROKE_MUSIC_SOURCE", replay)
        .typing("a secret\n");
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT); Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> documents = Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).sorted()
          .toList();
      assertThat(documents).extracting(DocumentCommandsTest::name).contains("README.md",
          "docs/reference/pipelines.md");
      return documents;
    }
  }

  private static String name(Path document) {
    return ROOT.relativize(document).toString().replace('\\', '/');
  }
}
