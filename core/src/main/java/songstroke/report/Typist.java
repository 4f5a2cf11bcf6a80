package songstroke.report;

/// Who typed, as a sentence has it.
public enum Typist {
  /// The person who reads it.
  YOU("You", "your"),
  /// The invented person of the sample.
  SAMPLE("The person in the sample", "their");

  /// At the beginning of a sentence.
  final String who;
  /// Before a noun.
  final String possessive;

  Typist(String who, String possessive) {
    this.who = who;
    this.possessive = possessive;
  }
}
