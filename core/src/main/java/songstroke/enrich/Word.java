package songstroke.enrich;

import org.jspecify.annotations.Nullable;

/// What the lexicon knows of one word or phrase.
///
/// @param head    its value where it is the base of a name
/// @param shift   what it changes beside a head
/// @param purpose its value when it ends the name: what the music is for
/// @param speech  its value when it ends the name: not music at all
/// @param ignored whether it is known to say nothing
/// @param place   whether, saying nothing, it still belongs into genre names
/// @param hard    whether it keeps the energy up
/// @param soft    whether it lifts what hard words do
record Word(@Nullable Feel head, Feel.@Nullable Shift shift, @Nullable Feel purpose, @Nullable Feel speech,
    boolean ignored,
    boolean place, boolean hard, boolean soft) {
  static final Word NOTHING = new Word(null, null, null, null, false, false, false, false);

  static Word ofEnding(Lexicon.Ending ending) {
    return new Word(ending.feel(), null, null, null, false, false, ending.hard(), false);
  }

  Word withHead(Feel feel) {
    return new Word(feel, shift, purpose, speech, ignored, place, hard, soft);
  }

  Word withShift(Feel.Shift by) {
    return new Word(head, by, purpose, speech, ignored, place, hard, soft);
  }

  Word withPurpose(Feel feel) {
    return new Word(head, shift, feel, speech, ignored, place, hard, soft);
  }

  Word withSpeech(Feel feel) {
    return new Word(head, shift, purpose, feel, ignored, place, hard, soft);
  }

  Word asIgnored() {
    return new Word(head, shift, purpose, speech, true, place, hard, soft);
  }

  Word asPlace() {
    return new Word(head, shift, purpose, speech, true, true, hard, soft);
  }

  Word asHard() {
    return new Word(head, shift, purpose, speech, ignored, place, true, soft);
  }

  Word asSoft() {
    return new Word(head, shift, purpose, speech, ignored, place, hard, true);
  }

  /// Whether it is a base wherever it stands; a head that is a modifier too gives way to others.
  boolean isFirmHead() {
    return head != null && shift == null;
  }

  /// Whether it says anything about the sound.
  boolean isMusic() {
    return head != null || shift != null || purpose != null || speech != null;
  }
}
