package songstroke.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Why a press does not count: no hand made it, or the desktop never got it.
public enum LeftOut {
  /// A program pressed the key: a remote desktop, a text expander, an on-screen keyboard.
  INJECTED("injected press was", "injected presses were",
      " left out; 'keys.accept-synthetic=true' counts them"),
  /// A character of a pasted text.
  PASTED("pasted character was", "pasted characters were", " left out"),
  /// One of many presses that came faster than hands type.
  BURST("press was", "presses were",
      " left out: faster than hands type, as from a scanner or a security key"),
  /// The X server's slow keys or bounce keys held the press back.
  REJECTED("press was", "presses were",
      " left out: rejected by the slow keys or bounce keys of the X server");

  private final String one;
  private final String many;
  private final String rest;

  LeftOut(String one, String many, String rest) {
    this.one = one;
    this.many = many;
    this.rest = rest;
  }

  /// The name in data.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// One sentence per reason, for the person.
  ///
  /// @param counts how many presses were left out for each reason
  public static List<String> sentences(Map<LeftOut, Long> counts) {
    return counts.entrySet().stream().filter(entry -> entry.getValue() > 0)
        .map(entry -> entry.getKey().sentence(entry.getValue())).toList();
  }

  private String sentence(long count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many) + rest + ".";
  }
}
