package songstroke.capture;

/// How a source is doing, in words for the person. A source reports each change once.
public sealed interface SourceHealth {
  /// It has what it needs.
  ///
  /// @param detail what it is connected to
  record Working(String detail) implements SourceHealth {}

  /// It gives nothing for now and keeps trying by itself.
  ///
  /// @param what   what is wrong
  /// @param remedy what the person can do about it, empty when nothing
  record Interrupted(String what, String remedy) implements SourceHealth {}

  /// It will give nothing more: a replayed file is at its end, or the terminal is closed.
  record Ended(String why) implements SourceHealth {}
}
