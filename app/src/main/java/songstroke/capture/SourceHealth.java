package songstroke.capture;

import songstroke.timeline.OutsideText;

/// How a source is doing, in words for the person, of which some come from outside: they are kept as [OutsideText]. A
/// source reports each change once.
public sealed interface SourceHealth {
  /// It has what it needs.
  ///
  /// @param detail what it is connected to
  record Working(String detail) implements SourceHealth {
    public Working {
      detail = OutsideText.name(detail);
    }
  }

  /// It gives nothing for now and keeps trying by itself.
  ///
  /// @param what   what is wrong
  /// @param remedy what the person can do about it, empty when nothing
  record Interrupted(String what, String remedy) implements SourceHealth {
    public Interrupted {
      what = OutsideText.name(what);
      remedy = OutsideText.name(remedy);
    }
  }

  /// It will give nothing more: a replayed file is at its end, or the terminal is closed.
  record Ended(String why) implements SourceHealth {
    public Ended {
      why = OutsideText.name(why);
    }
  }
}
