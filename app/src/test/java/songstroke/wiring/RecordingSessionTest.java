package songstroke.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.Nothing;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.StepFailedException;
import songstroke.pipeline.StepRecord;
import songstroke.pipeline.StepState;
import songstroke.problem.Problem;
import songstroke.recorder.RecordingFile;
import songstroke.recorder.RecordingPlace;
import songstroke.settings.SettingsException;
import songstroke.steps.CollectAndTrack;
import songstroke.steps.Collected;
import songstroke.steps.HeardContext;
import songstroke.steps.Recording;
import songstroke.steps.RecordingParameters;
import songstroke.timeline.RecordingHeader;

class RecordingSessionTest {
  private static final String RECORDING = """
      {"format":"songstroke-recording/1","start":1772442000000,"zone":"UTC","keys":"x11","music":"none"}
      {"t":1772442000100,"key":"char","hold":90}
      {"t":1772442000200,"key":"char","hold":80}
      {"t":1772442001000,"mark":"end"}
      """;
  private static final RecordingHeader HEADER = new RecordingHeader(1_000, ZoneOffset.UTC, "x11", "none",
      "r-1");

  @TempDir
  Path folder;

  private final Place place = new Place();
  private final HeardContext context = new HeardContext(Map.of());
  private Calls calls;

  @BeforeEach
  void ownFolder() {
    calls = new Calls(folder);
  }

  @Test
  void anUnwatchedRecordingTakesTheSourcesOfTheSettings() throws Exception {
    calls.flags.putAll(Map.of("keys.source", "sauce", "music.source", "none"));
    RecordingSession session = unwatched();

    assertThatThrownBy(() -> session.step().run(new Nothing(), context))
        .isInstanceOf(StepFailedException.class).hasMessageContaining("'sauce'")
        .asInstanceOf(type(StepFailedException.class)).extracting(StepFailedException::problem)
        .isEqualTo(Problem.USAGE);
    assertThat(session.collected()).isNull();
  }

  @Test
  void whatAnEarlierRunRecordedIsTakenInsteadOfRecording() throws Exception {
    calls.flags.put("keys.source", "sauce");
    byte[] bytes = RECORDING.getBytes(StandardCharsets.UTF_8);
    RecordingSession session = unwatched().resuming(Optional.of(
        new CollectAndTrack.Earlier("r-0", new Recording(() -> new ByteArrayInputStream(bytes)))));
    Collected collected = session.step().run(new Nothing(), context);

    assertThat(collected.segments().usual()).isNotEmpty();
    assertThat(session.collected()).isSameAs(collected);
    assertThat(context.notes).containsEntry("presses", "2")
        .hasEntrySatisfying("recording", said -> assertThat(said).contains("r-0"));
    assertThat(place.heard).as("nothing is recorded").isEmpty();
  }

  @Test
  void theRecordingUnderWayGoesOnceTheRunHoldsIt() throws Exception {
    RecordingSession session = unwatched();
    session.over(run(new StepState.Failed("the disk is full", Problem.CANNOT_CREATE)));
    session.over(run(new StepState.Interrupted()));
    assertThat(place.heard).as("it is all there is").isEmpty();

    session.over(run(new StepState.Succeeded()));
    assertThat(place.heard).containsExactly("kept");
  }

  @Test
  void aRunWithoutTheStepKeepsNothing() throws Exception {
    unwatched().over(new RunRecord("r-1", "words", "local", new RunState.Succeeded(), Instant.EPOCH,
        Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of()));

    assertThat(place.heard).isEmpty();
  }

  @Test
  void thePlaceHearsThatItIsKeptElsewhereAndClosed() throws Exception {
    try (RecordingSession session = unwatched()) {
      session.kept();
      assertThat(session.cutOff()).contains("the disk is full");
      assertThat(session.resuming(Optional.empty()).cutOff()).as("the same place")
          .contains("the disk is full");
    }

    assertThat(place.heard).containsExactly("kept", "closed");
  }

  @Test
  void aRecordingUnderWayLiesInTheDataFolderUntilItIsKept() throws Exception {
    try (RecordingPlace under = RecordingSession.underWay(calls.call(), calls.call().settings())) {
      under.begin(HEADER, _ -> {});
      assertThat(files()).containsExactly("r-1.jsonl");
      under.kept();
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void wherePressesAreNotKeptNoFileIsMade() throws Exception {
    calls.flags.put("store.raw-days", "0");
    assertThat(RecordingSession.keepsRaw(calls.call().settings())).isFalse();
    try (RecordingPlace under = RecordingSession.underWay(calls.call(), calls.call().settings())) {
      assertThat(under.begin(HEADER, _ -> {}).isThere()).isFalse();
    }

    assertThat(calls.home().recordings()).doesNotExist();
  }

  @Test
  void theSettingsAreTheStandardOfARunsParameters() throws Exception {
    calls.flags.putAll(Map.of("poll-interval", "12.5", "keys.source", "x11", "music.source", "mpd"));
    RecordingParameters parameters = RecordingSession.parameters(calls.call().settings(), Set.of());

    assertThat(parameters.pollInterval().value(parameters.pollInterval().standard()))
        .contains(Duration.ofMillis(12_500));
    assertThat(parameters.keys().standard()).isEqualTo("x11");
    assertThat(parameters.music().standard()).isEqualTo("mpd");
  }

  @Test
  void aWrongPollIntervalOnlyMattersWhenTheRunSetsNone() throws Exception {
    calls.flags.put("poll-interval", "0");
    assertThatThrownBy(() -> RecordingSession.parameters(calls.call().settings(), Set.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("poll-interval (from flag)", "'0' cannot be used", "above 0");

    RecordingParameters parameters = RecordingSession.parameters(calls.call().settings(),
        Set.of("poll_interval"));
    assertThat(parameters.pollInterval().standard()).isEqualTo("auto");
  }

  private RecordingSession unwatched() throws SettingsException {
    return RecordingSession.unwatched(calls.call(), place);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(calls.home().recordings())) {
      return files.map(file -> Objects.toString(file.getFileName())).filter(name -> name.endsWith(".jsonl"))
          .toList();
    }
  }

  private static RunRecord run(StepState state) {
    var step = new StepRecord("r-1", CollectAndTrack.ID, state, 1, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of());
    return new RunRecord("r-1", "correlation", "local", new RunState.Running(), Instant.EPOCH,
        Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of(step));
  }

  /// Remembers what it was told, and has no room.
  private static final class Place implements RecordingPlace {
    final List<String> heard = new ArrayList<>();

    @Override
    public RecordingFile begin(RecordingHeader header, Consumer<String> tell) {
      heard.add("begun");
      return RecordingFile.none();
    }

    @Override
    public void kept() {
      heard.add("kept");
    }

    @Override
    public Optional<String> cutOff() {
      return Optional.of("the disk is full");
    }

    @Override
    public void close() {
      heard.add("closed");
    }
  }
}
