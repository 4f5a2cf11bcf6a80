package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.enrich.ArtistQuery;
import songstroke.enrich.GenreMemory;
import songstroke.lookup.SqliteGenreMemory;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;

class GenreCommandTest {
  @TempDir
  Path folder;

  @Test
  void classifyPrintsCsvInTheOrderOfTheNames() {
    String out = genre("classify", "melodic death metal", "90s", "ambient, dark", "").succeeds().out();
    assertThat(out.lines()).hasSize(5).first().isEqualTo("name,bucket,energy,instrumentalness,why");
    assertThat(out.lines().skip(1)).satisfiesExactly(
        line -> assertThat(line).startsWith("melodic death metal,energetic,0.94,0.05,"),
        line -> assertThat(line).startsWith("90s,unknown,,,"),
        line -> assertThat(line).startsWith("\"ambient, dark\",focus,"),
        line -> assertThat(line).contains(",unknown,,,"));
  }

  @Test
  void classifyPrintsJsonWhenAsked() {
    assertThat(genre("classify", "--json", "techno", "german").succeeds().out()).isEqualTo(
        """
            {"name":"techno","bucket":"energetic","energy":0.8,"instrumentalness":0.65,"why":"base 'techno'"}
            {"name":"german","bucket":"unknown","energy":null,"instrumentalness":null,\
            "why":"'german' says nothing about the sound"}
            """);
  }

  @Test
  void whatOneSetsIsShownAndClassifiedAndCanBeTakenBack() {
    genre("set", "Sigur Rós", "post-rock", "ambient").succeeds();
    assertThat(genre("show", "sigur ros").succeeds().out()).contains("post-rock (user, confidence 1.00")
        .contains("ambient (user").contains("together: neutral, agreement 0.33");
    genre("set", "--bucket", "energetic", "lo-fi *").succeeds();
    assertThat(genre("classify", "lofi jazz").succeeds().out()).contains("lofi jazz,energetic,");
    genre("unset", "lo-fi *").succeeds();
    genre("unset", "Sigur Ros").succeeds();
    assertThat(genre("classify", "lofi jazz").succeeds().out()).contains("lofi jazz,focus,");
    genre("unset", "Sigur Ros").failsWith(Problem.NO_INPUT, "nothing is set for 'Sigur Ros'");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsKnownIsShownWhereNothingCanBeWritten() throws IOException {
    genre("set", "Sigur Rós", "post-rock").succeeds();
    genre("set", "--bucket", "energetic", "lo-fi *").succeeds();
    Path memory = folder.resolve("data/genres.db");
    Files.createSymbolicLink(memory.resolveSibling("genres.db-shm"), folder.resolve("nowhere/shm"));

    genre("set", "Sigur Rós", "ambient").failsWith(Problem.CANNOT_CREATE, "genres.db");
    assertThat(genre("show", "sigur ros").succeeds().out()).contains("post-rock (user");
    assertThat(genre("classify", "lofi jazz").succeeds().out()).contains("lofi jazz,energetic,");
    genre("pending").succeeds();
  }

  @Test
  void showTellsAGenresPlaceAndKind() {
    assertThat(genre("show", "melodic", "death", "metal").succeeds().out())
        .startsWith("genre melodic death metal < death metal < metal: energetic");
    assertThat(genre("show", "Nobody At All").succeeds().out())
        .startsWith("nothing is known about 'Nobody At All'");
    assertThat(genre("pending").succeeds().out())
        .isEqualToIgnoringNewLines("no artist waits to be looked up");
    assertThat(genre("pending", "--json").succeeds().out()).isEqualToIgnoringNewLines("[]");
  }

  @Test
  void aLexiconOfOnesOwnIsUsedAndItsMistakesAreNamed() throws IOException {
    Path own = folder.resolve("config/lexicon.txt");
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(own, "[heads]\n0.10 0.90 : metal\n");
    assertThat(genre("classify", "metal").succeeds().out()).contains("metal,focus,0.10,0.90");
    Files.writeString(own, "[heads]\n0.10 0.90 : metal\nloud 0.1 : rock\n");
    genre("classify", "metal").failsWith(Problem.CONFIGURATION, own.toString(), "line 3",
        "'loud' is not a number");
  }

  @Test
  void aMistakeInAnOwnLexiconOrTreeStopsARunAndAReportBeforeAnyWork() throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Path lexicon = Files.writeString(folder.resolve("config/lexicon.txt"),
        "[heads]\n0.10 0.90 : metal\nloud 0.1 : rock\n");
    Path segments = Files.writeString(folder.resolve("segments.csv"),
        """
            segment_id,session_id,seq,day,hour_local,min_in_session,active_ms,intervals,state,artist_id,track_id,genres
            s1,a,1,20000,10.5,0,60000,200,MUSIC,x,t,rock
            """);
    for (String[] call : new String[][]{
      {"run", "--keys", "none", "--music", "none", "--out", folder.resolve("out").toString()},
      {"report", "--by", "bucket", "--segments", segments.toString()},
      {"report", "--roll-up", "--segments", segments.toString()}, {"genre", "show", "rock"}}) {
      home(call).failsWith(Problem.CONFIGURATION, lexicon.toString(), "line 3", "'loud' is not a number");
    }
    assertThat(folder.resolve("out/segments.csv")).doesNotExist();
    home("report", "--segments", segments.toString()).succeeds();
  }

  @Test
  void whatOneSaysOfAGenresKindCountsInReports() throws IOException {
    Path segments = Files.writeString(folder.resolve("segments.csv"),
        """
            segment_id,session_id,seq,day,hour_local,min_in_session,active_ms,intervals,state,artist_id,track_id,genres
            s1,a,1,20000,10.5,0,60000,200,MUSIC,x,t,techno
            """);
    assertThat(home("report", "--by", "bucket", "--csv", "--segments", segments.toString()).succeeds().out())
        .contains("energetic");
    genre("set", "--bucket", "focus", "techno").succeeds();
    assertThat(home("report", "--by", "bucket", "--csv", "--segments", segments.toString()).succeeds().out())
        .contains("focus").doesNotContain("energetic");
  }

  @Test
  void whoWaitsIsListedAndShownWithWhyAndSinceWhen() throws IOException {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(folder.resolve("data/genres.db"))) {
      memory.enqueue(ArtistQuery.ofName("Nova"), noon);
      memory.enqueue(ArtistQuery.ofName("Atlas"), noon);
      memory.postpone(ArtistQuery.ofName("Nova"), "musicbrainz.org answered 503", noon);
      memory.remember(ArtistQuery.ofName("Nobody"),
          new GenreMemory.Remembered(List.of(), Clocks.system().wall()));
    }
    assertThat(genre("pending").succeeds().out().lines()).containsExactly(
        "Atlas: waits to be looked up since 2026-03-02T12:00:00Z (not asked yet)",
        "Nova: waits to be looked up since 2026-03-02T12:00:00Z (musicbrainz.org answered 503)");
    assertThat(genre("pending", "--json").succeeds().out()).contains(
        "{\"artist\":\"Nova\",\"since\":\"2026-03-02T12:00:00Z\",\"why\":\"musicbrainz.org answered 503\"}");
    assertThat(genre("show", "nova").succeeds().out()).isEqualToIgnoringNewLines(
        "artist Nova: waits to be looked up since 2026-03-02T12:00:00Z (musicbrainz.org answered 503)");
    assertThat(genre("show", "--json", "Nova").succeeds().out())
        .contains("\"pending\":{\"since\":\"2026-03-02T12:00:00Z\"");
    assertThat(genre("show", "Nobody").succeeds().out()).contains("no service knew a genre (asked ");
  }

  @Test
  void showTellsTheTagsOfRunsAndTheUsersWordBeforeThem() {
    home("demo", "--out", folder.resolve("out").toString()).succeeds();
    assertThat(genre("show", "harbour lights").succeeds().out())
        .contains("artist harbour lights: ambient (tag, confidence 0.80, 2026-03-07T19:26:08.561Z)");
    assertThat(genre("show", "--json", "Harbour Lights").succeeds().out())
        .contains("{\"genre\":\"ambient\",\"source\":\"tag\"");
    genre("set", "Harbour Lights", "techno").succeeds();
    assertThat(genre("show", "Harbour Lights").succeeds().out()).contains("techno (user")
        .doesNotContain("(tag");
  }

  @Test
  void showListsOnesOwnRulesAndWords() {
    assertThat(genre("show").succeeds().out()).contains("you have set nothing");
    genre("set", "--bucket", "focus", "lofi *").succeeds();
    genre("set", "--bucket", "energetic", "Foo-Core").succeeds();
    genre("set", "Nova", "techno", "house").succeeds();
    assertThat(genre("show", "lofi *").succeeds().out()).startsWith("you set 'lofi *': focus");
    assertThat(genre("show", "Lo-Fi *").succeeds().out()).startsWith("you set 'lofi *': focus");
    assertThat(genre("show", "foo core").succeeds().out()).contains("you set 'foo core': energetic");
    assertThat(genre("show").succeeds().out().lines()).containsExactly("genre foo core: energetic",
        "genre lofi *: focus", "artist nova: techno, house");
    assertThat(genre("show", "--json").succeeds().out()).isEqualToIgnoringNewLines("""
        {"rules":[{"name":"foo core","bucket":"energetic"},{"name":"lofi *","bucket":"focus"}],\
        "artists":[{"artist":"nova","genres":["techno","house"]}]}""");
    assertThat(genre("show", "--json", "lofi *").succeeds().out())
        .contains("\"rules\":[{\"name\":\"lofi *\",\"bucket\":\"focus\"}]");
  }

  @Test
  void whoseGenresOneHasSetDoesNotWaitAnyMoreAndAPlaceholderNeverDoes() {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    try (SqliteGenreMemory memory = SqliteGenreMemory.open(folder.resolve("data/genres.db"))) {
      memory.enqueue(ArtistQuery.ofName("Nova"), noon);
      memory.enqueue(ArtistQuery.ofName("Unknown Artist"), noon);
    }
    assertThat(genre("pending").succeeds().out().lines()).hasSize(1);
    genre("set", "NOVA", "techno").succeeds();
    assertThat(genre("pending").succeeds().out())
        .isEqualToIgnoringNewLines("no artist waits to be looked up");
    assertThat(genre("show", "Nova").succeeds().out()).doesNotContain("waits");
    genre("set", "Unknown Artist", "rock").failsWith(Problem.USAGE, "'Unknown Artist' stands for no artist");
  }

  @Test
  void numbersOfId3AreClassifiedAsTheGenresThatTheyStandFor() {
    assertThat(
        genre("classify", "(17)", "17", "(51)(39)", "(4)Eurodisco", "(255)").succeeds().out().lines().skip(1))
        .satisfiesExactly(line -> assertThat(line).startsWith("(17),energetic,0.72,0.07,Rock in ID3"),
            line -> assertThat(line).startsWith("17,energetic,0.72,0.07,"),
            line -> assertThat(line).startsWith("(51)(39),energetic,"),
            line -> assertThat(line).startsWith("(4)Eurodisco,energetic,"),
            line -> assertThat(line).startsWith("(255),unknown,,,"));
  }

  @Test
  void aGenreMemoryThatIsBrokenIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/genres.db"),
        "no database at all, whatever its name says ".repeat(30));
    genre("pending").failsWith(Problem.BAD_DATA, "genres.db", "move the file away");
  }

  @Test
  void wrongUseIsSaidInOneLine() {
    genre().failsWith(Problem.USAGE, "missing subcommand: show, set, unset, pending or classify");
    genre("set", "--bucket", "sleepy", "jazz").failsWith(Problem.USAGE, "'sleepy'",
        "focus, energetic, neutral or unknown");
    genre("set", "Nova").failsWith(Problem.USAGE, "at least one genre");
  }

  private Cli.Call genre(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "genre";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return home(all);
  }

  private Cli.Call home(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "--home";
    all[1] = folder.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return new Cli(folder).run(all);
  }
}
