package songstroke.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import songstroke.pipeline.Materializer;
import songstroke.segment.Folded;
import songstroke.segment.LastSession;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a recording says of typing beside its segments.
///
/// @param presses      all key presses
/// @param unattributed those of them that belong to no segment
/// @param lastSession  the typing in each part of the last session's time
public record TypingPace(long presses, long unattributed, List<LastSession.Pace> lastSession) {
  static TypingPace of(Folded folded) {
    return new TypingPace(folded.presses(), folded.unattributed(), folded.lastSession().pace());
  }

  /// As JSON: `presses`, `unattributed`, and `last_session` as pairs of ms and words a minute.
  record AsJson() implements Materializer<TypingPace> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(TypingPace value, OutputStream out) throws IOException {
      ObjectNode json = JsonMapper.shared().createObjectNode().put("presses", value.presses)
          .put("unattributed", value.unattributed);
      ArrayNode parts = json.putArray("last_session");
      value.lastSession.forEach(part -> parts.addArray().add(part.millis()).add(part.wordsPerMinute()));
      out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public TypingPace read(InputStream in) throws IOException {
      try {
        JsonNode json = JsonMapper.shared().readTree(in.readAllBytes());
        List<LastSession.Pace> parts = new ArrayList<>();
        json.required("last_session").forEach(
            part -> parts
                .add(new LastSession.Pace(part.required(0).longValue(), part.required(1).doubleValue())));
        return new TypingPace(json.required("presses").longValue(), json.required("unattributed").longValue(),
            List.copyOf(parts));
      } catch (JacksonException e) {
        throw new IOException("not the pace of a recording: " + e.getOriginalMessage(), e);
      }
    }
  }
}
