package songstroke.capture.music;

import songstroke.capture.SourceUnavailableException;

/// Something that knows what is playing.
///
/// Life cycle: [#start] once, then [#close]; both return soon. The first thing a started source reports is the
/// state it finds. It calls its listener from one thread at a time, and no more after `close` has returned.
/// A source that loses its player or its bus reports that as a playback and as its health, and goes on by itself
/// when it can.
public interface MusicSource extends AutoCloseable {
  /// The name by which the person chooses it.
  String name();

  /// What is known of it beforehand.
  SourcePriority priority();

  /// Begins to follow.
  ///
  /// @throws SourceUnavailableException when it cannot work here; nothing is left open then
  void start(MusicListener listener) throws SourceUnavailableException;

  /// A key was pressed. A source that asks now and then asks less while nobody types, and at once when somebody
  /// does again; the others need not know. Called for each press, from any thread, also before the start and after
  /// the close: returns at once and waits for nothing.
  ///
  /// @param nanos when, on the monotonic clock
  default void typed(long nanos) {}

  /// Stops following. A second call does nothing.
  @Override
  void close();
}
