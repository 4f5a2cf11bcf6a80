package songstroke.cli.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import songstroke.pipeline.ArtifactRecord;
import songstroke.pipeline.DamagedArtifactException;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.Stack;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the numbers of the reports that runs have made: artifacts of the type `report/1`, whichever step made them.
///
/// @param stacks opens the stacks whose stores hold them
public record ReportNumbers(Opener stacks) {
  private static final String TYPE = "report/1";
  private static final List<String> FIELDS = List.of("verdict", "percent", "percent_lo", "percent_hi",
      "segments");

  /// Opens a stack by its name; whoever asks closes it.
  @FunctionalInterface
  public interface Opener {
    Stack open(Optional<String> name) throws IOException;
  }

  /// A report that is there but cannot be read; the message is a sentence.
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// What a report says of one level, such as a genre.
  ///
  /// @param json the fields as they are in the report; those it does not have are missing
  record Level(String name, ObjectNode json) {
    /// For a person, such as `FASTER +4.2 % (1.0 to 7.5), 34 segments`.
    String text() {
      String text = json.path("verdict").asString("");
      if (json.path("percent").isNumber()) {
        text += String.format(Locale.ROOT, " %+.1f %%", json.path("percent").asDouble());
      }
      if (json.path("percent_lo").isNumber() && json.path("percent_hi").isNumber()) {
        text += String.format(Locale.ROOT, " (%.1f to %.1f)", json.path("percent_lo").asDouble(),
            json.path("percent_hi").asDouble());
      }
      return json.path("segments").isNumber()
          ? text + ", " + json.path("segments").asInt() + " segments"
          : text;
    }
  }

  /// The report that a run made last.
  public static Optional<ArtifactRecord> reportOf(RunRecord run) {
    return run.steps().reversed().stream().flatMap(step -> step.outputs().values().stream())
        .filter(artifact -> artifact.artifact().type().equals(TYPE)).findFirst();
  }

  /// The levels in the report's order.
  ///
  /// @throws UnreadableException when its bytes are gone, damaged or no report
  /// @throws IOException         when the store cannot be used
  public List<Level> levels(ArtifactRecord report) throws UnreadableException, IOException {
    try (Stack stack = stacks.open(Optional.of(report.stack()));
        InputStream in = stack.artifacts().open(report.artifact().sha256())) {
      List<Level> levels = new ArrayList<>();
      for (JsonNode level : JsonMapper.shared()
          .readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .path("levels")) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        for (String field : FIELDS) {
          if (level.hasNonNull(field)) {
            json.set(field, level.get(field));
          }
        }
        levels.add(new Level(level.path("level").asString(""), json));
      }
      return levels;
    } catch (NoSuchFileException e) {
      throw new UnreadableException("the report " + report.id() + " is not stored any more", e);
    } catch (DamagedArtifactException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    } catch (JacksonException e) {
      throw new UnreadableException("the report " + report.id() + " is not JSON", e);
    }
  }
}
