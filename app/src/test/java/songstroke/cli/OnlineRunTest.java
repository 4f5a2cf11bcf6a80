package songstroke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import songstroke.enrich.ScriptedGenreServices;
import songstroke.problem.Problem;
import songstroke.segment.SegmentsCsv;
import songstroke.segment.State;
import songstroke.timeline.Clocks;

/// `songstroke run` and the services that know genres, on this machine and at their real pace.
class OnlineRunTest {
  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"Europe/Berlin","keys":"x11","music":"mpris"}
      {"t":1772442000050,"play":"playing","track":{"title":"Low Tide","artists":["Nova"]},"position_ms":0}
      {"t":1772442000100,"key":"char","hold":90}
      {"t":1772442000150,"play":"playing","track":{"title":"High Tide","artists":["Atlas"]},"position_ms":0}
      {"t":1772442000200,"key":"char","hold":80}
      {"t":1772442000250,"play":"stopped"}
      {"t":1772442000300,"mark":"end"}
      """;

  @TempDir
  Path folder;

  private ScriptedGenreServices services;
  private Path recording;
  private Path config;

  @BeforeEach
  void start() throws IOException {
    services = new ScriptedGenreServices(Clocks.system());
    services
        .on("artist_name=Nova,",
            "{\"artist_credit_name\":\"Nova\","
                + "\"metadata\":{\"tag\":{\"artist\":[{\"tag\":\"shoegaze\",\"count\":4}]}}}")
        .on("artist_name=Atlas,",
            "{\"artist_credit_name\":\"Atlas\","
                + "\"metadata\":{\"tag\":{\"artist\":[{\"tag\":\"techno\",\"count\":2}]}}}");
    recording = Files.writeString(folder.resolve("r.jsonl"), RECORDING);
    config = folder.resolve(".config/songstroke/config.toml");
  }

  @AfterEach
  void everyRequestWasWellMannered() {
    services.close();
    assertThat(services.complaints()).isEmpty();
  }

  @Test
  void segmentsGetGenresWithTheirSourceAndTheSecondRunAsksNobody() throws IOException {
    Cli.Call call = online(new Cli(folder), "contact=someone@example.org");
    assertThat(call.succeeds().out()).contains("genres: asking MusicBrainz, ListenBrainz about 2 artists")
        .contains("genres: 2 of 2 artists asked, 2 found");
    assertThat(genres()).containsExactly(List.of("shoegaze"), List.of("techno"));
    assertThat(Files.readString(folder.resolve("out/genres.csv")))
        .containsPattern("Nova,shoegaze,listenbrainz,0.70,20\\d\\d-.*Z")
        .containsPattern("Atlas,techno,listenbrainz,0.70,20");
    assertThat(services.requests()).hasSize(2).extracting(ScriptedGenreServices.Request::agent)
        .containsOnly("Songstroke/0 ( someone@example.org )");

    assertThat(online(new Cli(folder), "contact=someone@example.org").succeeds().out())
        .doesNotContain("genres:");
    assertThat(genres()).containsExactly(List.of("shoegaze"), List.of("techno"));
    assertThat(services.requests()).hasSize(2);
    assertThat(new Cli(folder).run("genre", "show", "nova").succeeds().out())
        .contains("artist nova: shoegaze (listenbrainz, confidence 0.70, 20");
  }

  @Test
  void aRunThatAskedNobodyIsFilledInByTheNextOne() throws IOException {
    run(new Cli(folder)).succeeds();
    assertThat(services.requests()).isEmpty();
    assertThat(genres()).containsOnly(List.of());
    Files.delete(recording);
    Files.writeString(recording, RECORDING.replace("Atlas", "Nova"));
    online(new Cli(folder), "contact=someone@example.org").succeeds();
    assertThat(genres()).containsExactly(List.of("shoegaze"), List.of("shoegaze"));
  }

  @Test
  void theEnvironmentTurnsItOnAsWell() throws IOException {
    run(new Cli(folder).with("SONGSTROKE_ENRICH_ONLINE", "true")
        .with("SONGSTROKE_CONTACT", "https://example.org/me")
        .with("SONGSTROKE_LASTFM_API_KEY", "s3cr3t")
        .with("SONGSTROKE_MUSICBRAINZ_URL", services.address() + "/ws/2/")
        .with("SONGSTROKE_LISTENBRAINZ_URL", services.address() + "/")
        .with("SONGSTROKE_LASTFM_URL", services.address())).succeeds();
    assertThat(genres()).containsExactly(List.of("shoegaze"), List.of("techno"));
  }

  @Test
  void withoutAContactNobodyOutsideIsAskedAndTheSettingIsNamed() {
    Cli.Call call = run(new Cli(folder), "--config", "enrich.online=true");
    assertThat(call.succeeds().out()).containsOnlyOnce("set 'contact' in config.toml");
  }

  @Test
  void withoutAContactServicesOfThisMachineMayBeAsked() throws IOException {
    online(new Cli(folder), "enrich.online=true").succeeds();
    assertThat(genres()).containsExactly(List.of("shoegaze"), List.of("techno"));
  }

  @ParameterizedTest
  @CsvSource({"enrich.online=maybe, enrich.online", "contact=me, contact",
    "musicbrainz.url=ftp://x, musicbrainz.url",
    "listenbrainz.url=not a url, listenbrainz.url"})
  void aWrongSettingIsNamedBeforeTheRecordingBegins(String setting, String name) {
    run(new Cli(folder), "--config", setting).failsWith(Problem.CONFIGURATION, name, "flag");
    assertThat(folder.resolve("out/segments.csv")).doesNotExist();
  }

  @Test
  void atATerminalTheQuestionIsPutOnceAndTheAnswerKept() throws IOException {
    Cli.Call first = run(
        new Cli(folder).atTerminal("y\ny\n", "what?\nYES\nnobody\nsomeone@example.org\n"));
    assertThat(first.succeeds().out()).contains("Of 2 artists no genre is known")
        .contains("MusicBrainz and ListenBrainz").contains("neither yes nor no")
        .contains("neither an e-mail");
    assertThat(first.out().indexOf("Of 2 artists")).isGreaterThan(first.out().indexOf("Written:"));
    assertThat(config).content().isEqualTo("contact = \"someone@example.org\"\n[enrich]\nonline = true\n");
    assertThat(services.requests()).isEmpty();

    Cli.Call second = online(new Cli(folder).atTerminal("", ""), "contact=someone@example.org");
    assertThat(second.succeeds().out()).doesNotContain("(yes or no)");
    assertThat(genres()).containsExactly(List.of("shoegaze"), List.of("techno"));
  }

  @Test
  void noIsKeptAsWell() throws IOException {
    run(new Cli(folder).atTerminal("", "n\n")).succeeds();
    assertThat(config).content().isEqualTo("[enrich]\nonline = false\n");
    assertThat(run(new Cli(folder).atTerminal("", "")).succeeds().out()).doesNotContain("(yes or no)");
  }

  @Test
  void noAnswerIsNotKept() {
    assertThat(run(new Cli(folder).atTerminal("", "")).succeeds().out())
        .contains("the next run puts the question again");
    assertThat(config).doesNotExist();
  }

  @Test
  void nobodyIsAskedWithoutATerminalOrWithPlainTextOrJson() {
    assertThat(run(new Cli(folder)).succeeds().out()).doesNotContain("(yes or no)");
    assertThat(run(new Cli(folder).atTerminal("", "y\n"), "--plain").succeeds().out())
        .doesNotContain("(yes or no)");
    assertThat(run(new Cli(folder).atTerminal("", "y\n"), "--json").succeeds().out())
        .doesNotContain("(yes or no)");
    assertThat(config).doesNotExist();
  }

  private List<List<String>> genres() throws IOException {
    return SegmentsCsv.read(folder.resolve("out/segments.csv")).stream()
        .filter(segment -> segment.heard().state() == State.MUSIC).map(segment -> segment.heard().genres())
        .toList();
  }

  private Cli.Call online(Cli cli, String setting) {
    List<String> options = new ArrayList<>();
    for (Map.Entry<String, String> entry : Map.of("enrich.online", "true", "musicbrainz.url",
        services.address(), "listenbrainz.url", services.address(), "lastfm.url", services.address())
        .entrySet()) {
      options.add("--config");
      options.add(entry.getKey() + "=" + entry.getValue());
    }
    options.add("--config");
    options.add(setting);
    return run(cli, options.toArray(String[]::new));
  }

  private Cli.Call run(Cli cli, String... options) {
    List<String> all = new ArrayList<>(List.of("run", "--out", folder.resolve("out").toString(), "--keys",
        "replay:" + recording, "--music", "replay:" + recording));
    all.addAll(List.of(options));
    return cli.run(all.toArray(String[]::new));
  }
}
