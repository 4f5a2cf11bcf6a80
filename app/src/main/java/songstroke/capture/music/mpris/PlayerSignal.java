package songstroke.capture.music.mpris;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Something the session bus said.
///
/// A player has a *bus name* (`org.mpris.MediaPlayer2.vlc`), by which it is known, and an *owner*
/// (`:1.42`), which signs its signals. One owner may have several names.
sealed interface PlayerSignal {
  /// One player on the bus.
  ///
  /// @param pid the process behind it, when the bus knows
  record Named(String busName, String owner, OptionalLong pid) {}

  /// The bus is reached, and these players are there.
  record Listed(List<Named> players) implements PlayerSignal {
    public Listed {
      players = List.copyOf(players);
    }
  }

  /// A player took a name.
  record Appeared(String busName, String owner) implements PlayerSignal {}

  /// The process behind an owner became known.
  record Identified(String owner, long pid) implements PlayerSignal {}

  /// A bus name has no owner any more.
  record Gone(String busName) implements PlayerSignal {}

  /// Properties of a player changed.
  ///
  /// @param values     new values by property name, in whatever types the player sent
  /// @param incomplete whether others changed too, without their values
  record Changed(String owner, Map<String, Object> values, boolean incomplete) implements PlayerSignal {}

  /// The player jumped within its track.
  ///
  /// @param micros the position after the jump, in µs
  record Seeked(String owner, long micros) implements PlayerSignal {}

  /// A player answered, however late. The values are empty when it was only asked for a sign of life.
  ///
  /// @param id of the [PlayerCall]
  record Answered(long id, Map<String, Object> values) implements PlayerSignal {}

  /// A player answered, and would not tell any of its properties.
  ///
  /// @param id of the [PlayerCall]
  record Refused(long id) implements PlayerSignal {}

  /// A call came to nothing: the player never answered.
  ///
  /// @param id of the [PlayerCall]
  record Unanswered(long id) implements PlayerSignal {}

  /// The bus is gone, or could not be reached.
  record BusLost(String why) implements PlayerSignal {}
}
