package songstroke.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunRequest;
import songstroke.pipeline.Stack;
import songstroke.pipeline.WordSteps;
import songstroke.store.SqliteRunStore;
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

  @Test
  void everyEventOfARunIsValidAgainstTheSchema() throws IOException {
    List<JsonNode> events = events(run(Map.of("word", "typing")));
    assertThat(events).extracting(event -> event.path("eventType").asString() + " "
        + event.path("job").path("name").asString()).containsExactly("START words", "START words.write",
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
  void theSchemaWouldRefuseAnEventWithoutAJob() {
    assertThat(errors(LineageFile.SCHEMA,
        JsonMapper.shared().readTree(
            """
                {"eventTime":"2026-11-22T08:00:00Z","producer":"urn:songstroke","schemaURL":"https://openlineage.io/x",
                "run":{"runId":"d46e465b-d358-4d32-83d4-df660ff614dd"}}""")))
        .isNotEmpty();
  }

  private RunRecord run(Map<String, String> parameters) throws IOException {
    Pipeline words = WordSteps.pipeline();
    var orchestrator = new LocalOrchestrator(Clocks.system());
    try (SqliteRunStore runs = SqliteRunStore.open(data)) {
      var stack = new Stack("local", orchestrator, new LocalArtifactStore(data.resolve("artifacts")),
          new EnvironmentSecretStore(Map.of()));
      return orchestrator.run(words, RunRequest.with(parameters), stack, runs,
          List.of(new LineageFile(data.resolve("runs"))));
    }
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
