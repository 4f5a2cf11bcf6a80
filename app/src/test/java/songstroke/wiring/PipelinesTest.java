package songstroke.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.MemoryArtifactStore;
import songstroke.pipeline.MemoryRunStore;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.pipeline.WordSteps;
import songstroke.problem.Failure;
import songstroke.problem.Problem;
import songstroke.recorder.RecordingPlace;
import songstroke.secret.MemorySecretStore;
import songstroke.settings.SettingsException;
import songstroke.stack.LocalOrchestrator;

class PipelinesTest {
  @TempDir
  Path folder;

  private Calls calls;
  private final MemoryRunStore runs = new MemoryRunStore();

  @BeforeEach
  void ownFolder() {
    calls = new Calls(folder);
  }

  @Test
  void pipelinesOfTheProgramAndThoseOnTheClassPathAreFoundByName() throws Exception {
    assertThat(pipelines().pipelines(session(), GenreSearch.unheard())).extracting(Pipeline::name)
        .startsWith("correlation", "demo").contains("words");
    assertThat(pipelines().pipeline("words", session(), GenreSearch.unheard()).stages()).isNotEmpty();
    assertThat(pipelines().step("enrich", session(), GenreSearch.unheard()).id()).isEqualTo("enrich");
  }

  @Test
  void anUnknownPipelineNamesTheNearest() {
    isWrongUsage(() -> pipelines().pipeline("corelation", session(), GenreSearch.unheard()),
        "'corelation'", "did you mean correlation?");
    isWrongUsage(() -> pipelines().pipeline("xyzzyxyzzy", session(), GenreSearch.unheard()),
        "correlation, demo");
  }

  @Test
  void anUnknownStepNamesTheNearestOnce() {
    isWrongUsage(() -> pipelines().step("enrihc", session(), GenreSearch.unheard()), "'enrihc'",
        "did you mean enrich?");
  }

  @Test
  void anUnknownStackNamesTheNearest() throws IOException {
    isWrongUsage(() -> pipelines().stack(Optional.of("lokal")), "'lokal'", "did you mean local?");
    try (Stack stack = pipelines().stack(Optional.empty())) {
      assertThat(stack.name()).as("the one in use").isEqualTo("local");
    }
  }

  @Test
  void aStackFileThatCannotBeUnderstoodIsNamed() throws IOException {
    Path file = calls.configure("stacks.json", "{\"in-use\":");

    assertThatThrownBy(() -> pipelines().stack(Optional.empty())).isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aRunKeepsItsLineageAndTellsItsListeners() throws IOException {
    List<RunEvent> heard = new ArrayList<>();
    RunRecord run = run(Map.of("word", "low"), heard::add);

    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(heard).first().isInstanceOf(RunEvent.Started.class);
    try (var files = Files.walk(calls.home().data().resolve("runs"))) {
      assertThat(files.filter(Files::isRegularFile))
          .anySatisfy(file -> assertThat(file).content().contains(run.id()));
    }
    assertThat(calls.warnings).isEmpty();
  }

  @Test
  void aListenerThatFailsIsAWarningAndTheRunGoesOn() throws IOException {
    RunRecord run = run(Map.of(), event -> {
      if (event instanceof RunEvent.Ended) {
        throw new IllegalStateException("the audience left");
      }
    });

    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(calls.warnings).isNotEmpty().anySatisfy(warning -> assertThat(warning)
        .contains("the audience left"));
  }

  @Test
  void aParameterThatThePipelineDoesNotHaveIsWrongUsage() {
    isWrongUsage(() -> run(Map.of("wrod", "low"), _ -> {}), "'wrod'", "did you mean word?");
    isWrongUsage(() -> run(Map.of("times", "often"), _ -> {}), "times", "often", "whole number");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theHookOfTheRunsEndIsCalledAndItsTroubleIsAWarning() throws IOException {
    Path got = folder.resolve("got");
    calls.configure("config.toml",
        "hooks.on-success = \"cat > '" + got + "'\"\nhooks.on-failure = \"exit 4\"\n");
    pipelines().callHooks(ended(new RunState.Succeeded()));
    assertThat(got).content().contains("\"id\":\"r-1\"");
    assertThat(calls.warnings).isEmpty();

    pipelines().callHooks(ended(new RunState.Failed("rate", "no")));
    assertThat(calls.warnings).containsExactly("the hook on-failure ended with exit code 4");
  }

  @Test
  void hooksThatCannotBeReadAreAWarning() throws IOException {
    Pipelines pipelines = pipelines();
    calls.configure("config.toml", "hooks.on-sucess = \"true\"\n");
    pipelines.callHooks(ended(new RunState.Succeeded()));

    assertThat(calls.warnings).singleElement().asString()
        .startsWith("the hooks could not be called: ").contains("hooks.on-sucess", "hooks.on-success");
  }

  @Test
  void recordingsAreKeptForAsLongAsTheSettingsSay() throws Exception {
    calls.flags.put("store.raw-days", "7");
    assertThat(Pipelines.retention(calls.call().settings()).days()).isEqualTo(7);

    calls.flags.put("store.raw-days", "-1");
    assertThatThrownBy(() -> Pipelines.retention(calls.call().settings()))
        .isInstanceOf(SettingsException.class).hasMessageContaining("store.raw-days");
  }

  private Pipelines pipelines() {
    return new Pipelines(calls.call());
  }

  private RecordingSession session() throws SettingsException {
    return RecordingSession.unwatched(calls.call(), RecordingPlace.nowhere());
  }

  private RunRecord run(Map<String, String> parameters, RunListener listener) throws IOException {
    var stack = new Stack("local", new LocalOrchestrator(calls.clocks), new MemoryArtifactStore(),
        new MemorySecretStore());
    return pipelines().run(WordSteps.pipeline(), RunRequest.with(parameters), stack, runs, List.of(listener));
  }

  private static RunRecord ended(RunState state) {
    return new RunRecord("r-1", "rating", "local", state, Instant.EPOCH, Optional.of(Instant.EPOCH),
        Optional.of(Duration.ZERO), Optional.empty(), Map.of(), List.of());
  }

  private static void isWrongUsage(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call).isInstanceOf(Failure.class).hasMessageContainingAll(parts)
        .asInstanceOf(type(Failure.class)).extracting(Failure::problem).isEqualTo(Problem.USAGE);
  }
}
