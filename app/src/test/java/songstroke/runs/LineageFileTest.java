package songstroke.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.MemoryArtifactStore;
import songstroke.pipeline.MemoryRunStore;
import songstroke.pipeline.RunEvent;
import songstroke.pipeline.RunListener;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.RunState;
import songstroke.pipeline.Stack;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepSkippedException;
import songstroke.pipeline.WordSteps;
import songstroke.pipeline.WordSteps.Line;
import songstroke.secret.MemorySecretStore;
import songstroke.stack.LocalOrchestrator;
import songstroke.timeline.Clocks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LineageFileTest {
  private static final String BASE = "https://openlineage.io/spec/";
  private static final Map<String, String> SCHEMAS = Map.of(
      BASE + "2-0-2/OpenLineage.json", resource("OpenLineage-2-0-2.json"),
      BASE + "facets/1-2-0/ParentRunFacet.json", resource("ParentRunFacet.json"),
      BASE + "facets/1-0-1/ErrorMessageRunFacet.json", resource("ErrorMessageRunFacet.json"));

  @TempDir
  Path data;

  private final MemoryRunStore runs = new MemoryRunStore();
  private final MemoryArtifactStore artifacts = new MemoryArtifactStore();

  @Test
  void everyEventOfARunIsValidAgainstTheSchema() throws IOException {
    List<JsonNode> events = events(run(Map.of("word", "typing")));
    assertThat(types(events)).containsExactly("START words", "START words.write",
        "COMPLETE words.write", "START words.shout", "COMPLETE words.shout", "START words.count",
        "COMPLETE words.count", "COMPLETE words");
    events.forEach(LineageFileTest::requireValid);
    JsonNode shouted = events.get(4);
    assertThat(shouted.path("inputs").get(0).path("name").asString()).isEqualTo("write.text");
    assertThat(shouted.path("outputs").get(0).path("name").asString()).isEqualTo("shout.text");
    assertThat(shouted.path("run").path("facets").path("parent").path("run").path("runId"))
        .isEqualTo(events.getFirst().path("run").path("runId"));
    assertThat(
        shouted.path("run").path("facets").path("songstroke_run").path("parameters").path("word").asString())
        .isEqualTo("typing");
  }

  @Test
  void aFailureIsAnEventWithItsMessage() throws IOException {
    List<JsonNode> events = events(run(Map.of("times", "-1")));
    events.forEach(LineageFileTest::requireValid);
    assertThat(events.getLast().path("eventType").asString()).isEqualTo("FAIL");
    assertThat(events.getLast().path("run").path("facets").path("errorMessage").path("message").asString())
        .contains("count is negative");
  }

  @Test
  void aFileThatCannotBeAppendedCostsNoRun() throws IOException {
    Path folder = data.resolve("runs");
    List<RunEvent> heard = new ArrayList<>();
    RunRecord run = run(new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        try (var files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
        Files.createFile(folder);
        return super.run(input, context);
      }
    }, Map.of(), heard::add);
    assertThat(run.state()).isEqualTo(new RunState.Succeeded());
    assertThat(heard).filteredOn(RunEvent.Warned.class::isInstance).singleElement().asString()
        .contains(folder.toString(), "OpenLineage");
  }

  @Test
  void aRunThatIsInterruptedOrSkippedIsAborted() throws IOException {
    List<JsonNode> skipped = events(run(failing(new StepSkippedException("night")), Map.of()));
    assertThat(types(skipped)).containsExactly("START words", "START words.write", "COMPLETE words.write",
        "START words.shout", "ABORT words.shout", "ABORT words.count", "COMPLETE words");
    List<JsonNode> interrupted = events(run(failing(new InterruptedException()), Map.of()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(types(interrupted)).endsWith("START words.shout", "ABORT words.shout", "ABORT words");
    skipped.forEach(LineageFileTest::requireValid);
    interrupted.forEach(LineageFileTest::requireValid);
  }

  @Test
  void aCachedStepHasTheOutputsOfItsFirstRun() throws IOException {
    run(Map.of());
    List<JsonNode> events = events(run(Map.of()));
    assertThat(types(events)).containsExactly("START words", "COMPLETE words.write", "COMPLETE words.shout",
        "COMPLETE words.count", "COMPLETE words");
    assertThat(events.get(1).path("outputs").get(0).path("name").asString()).isEqualTo("write.text");
    events.forEach(LineageFileTest::requireValid);
  }

  @Test
  void theSchemaWouldRefuseAnEventWithoutAJob() {
    assertThat(errors(LineageFile.SCHEMA,
        JsonMapper.shared().readTree(
            """
                {"eventTime":"2026-11-22T08:00:00Z","producer":"urn:songstroke","schemaURL":"https://openlineage.io/x",
                "run":{"runId":"d46e465b-d358-4d32-83d4-df660ff614dd"}}""")))
        .isNotEmpty();
  }

  private RunRecord run(Map<String, String> parameters) throws IOException {
    return run(new WordSteps.Shout(), parameters);
  }

  private RunRecord run(WordSteps.Shout shout, Map<String, String> parameters, RunListener... listeners)
      throws IOException {
    var orchestrator = new LocalOrchestrator(Clocks.system());
    var stack = new Stack("local", orchestrator, artifacts, new MemorySecretStore());
    List<RunListener> all = new ArrayList<>(List.of(listeners));
    all.add(new LineageFile(data.resolve("runs")));
    return orchestrator.run(WordSteps.pipeline(new WordSteps.Write(), shout, new WordSteps.Count()),
        RunRequest.with(parameters), stack, runs, all);
  }

  private static WordSteps.Shout failing(Exception failure) {
    return new WordSteps.Shout() {
      @Override
      public Line run(Line input, StepContext context) throws Exception {
        throw failure;
      }
    };
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream()
        .map(event -> event.path("eventType").asString() + " " + event.path("job").path("name").asString())
        .toList();
  }

  private List<JsonNode> events(RunRecord run) throws IOException {
    return Files.readAllLines(data.resolve("runs").resolve(run.id()).resolve("openlineage.jsonl")).stream()
        .map(line -> JsonMapper.shared().readTree(line)).toList();
  }

  private static void requireValid(JsonNode event) {
    assertThat(errors(LineageFile.SCHEMA, event)).as(event.toString()).isEmpty();
    for (Map.Entry<String, JsonNode> facet : event.path("run").path("facets").properties()) {
      assertThat(errors(facet.getValue().path("_schemaURL").asString().replace("RunEvent", "BaseFacet"),
          facet.getValue())).as(facet.getKey()).isEmpty();
    }
  }

  private static List<String> errors(String schema, JsonNode json) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemas(SCHEMAS));
    Schema against = registry.getSchema(SchemaLocation.of(schema));
    return against.validate(json).stream().map(Object::toString).toList();
  }

  private static String resource(String name) {
    try (InputStream in = Objects
        .requireNonNull(LineageFileTest.class.getResourceAsStream("/openlineage/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
