package songstroke.capture.keys;

import songstroke.capture.SourceUnavailableException;

/// Something that knows when keys go down and up.
///
/// Life cycle: [#start] once, then [#close]; both return soon. Between them the source calls its listener from
/// one thread of its own, in the order of the events; after `close` has returned it calls it no more.
/// A source that loses what it listens to reports [songstroke.capture.SourceHealth.Interrupted], and goes on by
/// itself when it can.
public interface KeySource extends AutoCloseable {
  /// The name by which the person chooses it.
  String name();

  /// Begins to listen.
  ///
  /// @throws SourceUnavailableException when it cannot work here; nothing is left open then
  void start(KeyListener listener) throws SourceUnavailableException;

  /// Stops listening. A second call does nothing.
  @Override
  void close();
}
