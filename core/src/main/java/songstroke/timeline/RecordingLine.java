package songstroke.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The fields of one line of a recording file, as they stand there.
final class RecordingLine {
  private static final JsonFactory JSON = new JsonFactory();

  @Nullable
  String format;
  @Nullable
  Long start;
  @Nullable
  String zone;
  @Nullable
  String keys;
  @Nullable
  String music;
  @Nullable
  String run;

  @Nullable
  Long t;
  @Nullable
  String key;
  @Nullable
  Long hold;
  boolean repeat;
  @Nullable
  Long since;
  @Nullable
  String play;
  @Nullable
  String kind;
  @Nullable
  String player;
  @Nullable
  Track track;
  @Nullable
  Long positionMs;
  @Nullable
  String reason;
  @Nullable
  String task;
  @Nullable
  Long wall;
  @Nullable
  String mark;

  private RecordingLine() {}

  /// A field that does not hold what it should.
  static final class BrokenField extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenField(String message) {
      super(message);
    }
  }

  /// Reads one JSON object.
  ///
  /// @param start        where it begins in the bytes
  /// @param unknownField is told of each field this version does not know
  /// @throws JacksonException when it is no JSON object
  /// @throws BrokenField      when a field holds the wrong thing
  static RecordingLine parse(byte[] json, int start, int length, Consumer<String> unknownField)
      throws BrokenField {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json, start, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BrokenField("expected a JSON object");
      }
      var line = new RecordingLine();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
          line.take(name, parser, unknownField);
        }
      }
      if (parser.nextToken() != null) {
        throw new BrokenField("more than one JSON object");
      }
      return line;
    }
  }

  private void take(String name, JsonParser parser, Consumer<String> unknownField) throws BrokenField {
    switch (name) {
      case "t" -> t = integer(name, parser);
      case "key" -> key = text(name, parser);
      case "hold" -> hold = integer(name, parser);
      case "repeat" -> repeat = flag(name, parser);
      case "since" -> since = integer(name, parser);
      case "play" -> play = text(name, parser);
      case "kind" -> kind = text(name, parser);
      case "player" -> player = text(name, parser);
      case "track" -> track = track(parser, unknownField);
      case "position_ms" -> positionMs = integer(name, parser);
      case "reason" -> reason = text(name, parser);
      case "task" -> task = text(name, parser);
      case "wall" -> wall = integer(name, parser);
      case "mark" -> mark = text(name, parser);
      case "zone" -> zone = text(name, parser);
      case "format" -> format = text(name, parser);
      case "start" -> start = integer(name, parser);
      case "keys" -> keys = text(name, parser);
      case "music" -> music = text(name, parser);
      case "run" -> run = text(name, parser);
      default -> {
        parser.skipChildren();
        unknownField.accept(name);
      }
    }
  }

  private static Track track(JsonParser parser, Consumer<String> unknownField) throws BrokenField {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new BrokenField("field 'track' is not an object");
    }
    Optional<String> id = Optional.empty();
    String title = "";
    String album = "";
    List<String> artists = List.of();
    List<String> genres = List.of();
    OptionalLong length = OptionalLong.empty();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case "id" -> id = Optional.of(text("track.id", parser)).filter(value -> !value.isBlank());
        case "title" -> title = text("track.title", parser);
        case "album" -> album = text("track.album", parser);
        case "artists" -> artists = texts("track.artists", parser);
        case "genres" -> genres = texts("track.genres", parser);
        case "length_ms" -> length = OptionalLong.of(integer("track.length_ms", parser));
        default -> {
          parser.skipChildren();
          unknownField.accept("track." + name);
        }
      }
    }
    return Track.recorded(id, title, artists, album, length, genres);
  }

  private static long integer(String name, JsonParser parser) throws BrokenField {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new BrokenField("field '" + name + "' is not a whole number");
    }
    return parser.getLongValue();
  }

  private static String text(String name, JsonParser parser) throws BrokenField {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new BrokenField("field '" + name + "' is not a text");
    }
    return parser.getString();
  }

  private static boolean flag(String name, JsonParser parser) throws BrokenField {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new BrokenField("field '" + name + "' is neither true nor false");
    };
  }

  private static List<String> texts(String name, JsonParser parser) throws BrokenField {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new BrokenField("field '" + name + "' is not a list");
    }
    List<String> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(text(name, parser));
    }
    return values;
  }
}
