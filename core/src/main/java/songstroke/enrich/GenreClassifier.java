package songstroke.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells from a genre's name what kind of music it is.
///
/// The user's own rules come first. Then the words of the name are looked up, the longest phrase first; a
/// purpose ('workout') or speech ('podcast') ends it; else the rightmost head is the base, the other heads
/// mix in with a quarter, modifiers shift the sum, and hard words keep the energy at 0.74 or more unless a
/// soft word stands there. A name without a music word is unknown: nothing is guessed.
///
/// Immutable and safe for use by several threads.
public final class GenreClassifier {
  private static final int LONGEST_NAME = 200;
  private static final double SHARE_OF_OTHER_HEADS = 0.25;
  private static final double HARD_FLOOR = 0.74;

  private final Lexicon lexicon;
  private final BucketRules rules;

  public GenreClassifier(Lexicon lexicon, BucketRules rules) {
    this.lexicon = lexicon;
    this.rules = rules;
  }

  /// The shipped lexicon and no rules of a user.
  public static GenreClassifier shipped() {
    return new GenreClassifier(Lexicon.shipped(), BucketRules.none(Lexicon.shipped()));
  }

  public Lexicon lexicon() {
    return lexicon;
  }

  /// The kind of music of that name; never fails, whatever the name.
  public GenreKind classify(String name) {
    if (name.length() > LONGEST_NAME) {
      return GenreKind.unknown("too long for a genre name");
    }
    String key = lexicon.key(name);
    if (key.isEmpty()) {
      return GenreKind.unknown("no word in it");
    }
    Optional<GenreKind> said = rules.find(key);
    return said.isPresent()
        ? said.get()
        : Id3Genres.in(name).map(this::byNumbers).orElseGet(() -> byWords(key));
  }

  /// The kind of the genres that numbers of ID3 stand for.
  private GenreKind byNumbers(List<String> names) {
    if (names.isEmpty()) {
      return GenreKind.unknown("a number that stands for no genre");
    }
    if (names.size() == 1) {
      GenreKind kind = classify(names.getFirst());
      return new GenreKind(kind.bucket(), kind.feel(), names.getFirst() + " in ID3: " + kind.why());
    }
    MusicKind kind = classify(WeightedGenre.ranked(names));
    return new GenreKind(kind.bucket(), kind.feel(), "in ID3 " + kind.why());
  }

  /// Several genres of one track or artist together.
  public MusicKind classify(List<WeightedGenre> genres) {
    return MusicKind.of(genres, this);
  }

  /// Whether the name says what kind of music it is, in words that all are known.
  boolean isWhollyUnderstood(String name) {
    if (!classify(name).isKnown()) {
      return false;
    }
    return find(lexicon.key(name)).stream().allMatch(found -> found.word.isMusic() || found.word.place());
  }

  private GenreKind byWords(String key) {
    List<Found> found = find(key);
    Found purpose = null;
    Found speech = null;
    for (Found word : found) {
      purpose = purpose == null && word.word.purpose() != null ? word : purpose;
      speech = speech == null && word.word.speech() != null ? word : speech;
    }
    if (purpose != null && purpose.word.purpose() != null) {
      return GenreKind.of(purpose.word.purpose(), "made for '" + purpose.text + "'");
    }
    if (speech != null && speech.word.speech() != null) {
      return GenreKind.of(speech.word.speech(), "'" + speech.text + "' is speech");
    }
    int base = base(found);
    if (base < 0) {
      return GenreKind.unknown(whyUnknown(found));
    }
    return byBase(found, base);
  }

  /// The rightmost firm head, else the rightmost head, else -1.
  private static int base(List<Found> found) {
    int any = -1;
    for (int i = found.size() - 1; i >= 0; i--) {
      if (found.get(i).word.isFirmHead()) {
        return i;
      }
      any = any < 0 && found.get(i).word.head() != null ? i : any;
    }
    return any;
  }

  private static GenreKind byBase(List<Found> found, int baseAt) {
    Found base = found.get(baseAt);
    Feel baseFeel = base.word.head();
    if (baseFeel == null) {
      throw new IllegalStateException("A base is a head: " + base.text);
    }
    var why = new StringBuilder("base '").append(base.text).append('\'');
    double energy = 0;
    double instrumentalness = 0;
    int others = 0;
    boolean hard = false;
    boolean soft = false;
    Feel.Shift shift = Feel.Shift.NONE;
    for (int i = 0; i < found.size(); i++) {
      Word word = found.get(i).word;
      hard |= word.hard();
      soft |= word.soft();
      Feel head = word.head();
      Feel.Shift own = word.shift();
      if (i != baseAt && own != null) {
        shift = shift.plus(own);
        why.append(", '").append(found.get(i).text).append("' ").append(signed(own.energy())).append('/')
            .append(signed(own.instrumentalness()));
      } else if (i != baseAt && head != null) {
        energy += head.energy();
        instrumentalness += head.instrumentalness();
        others++;
        why.append(", '").append(found.get(i).text).append("' mixed in");
      }
    }
    Feel feel = others == 0
        ? baseFeel
        : baseFeel.mixedWith(new Feel(energy / others, instrumentalness / others), SHARE_OF_OTHER_HEADS);
    feel = feel.shifted(shift);
    if (hard && !soft && feel.energy() < HARD_FLOOR) {
      feel = new Feel(HARD_FLOOR, feel.instrumentalness());
      why.append(", kept up by a hard word");
    }
    return GenreKind.of(feel, why.toString());
  }

  private List<Found> find(String key) {
    List<Found> found = new ArrayList<>(4);
    int start = 0;
    while (start < key.length()) {
      int end = longest(key, start, found);
      if (end < 0) {
        end = Spellings.wordEnd(key, start);
        single(key.substring(start, end), found);
      }
      start = end + 1;
    }
    return found;
  }

  /// Adds the longest listed phrase that starts there and gives its end, or -1.
  private int longest(String key, int start, List<Found> found) {
    Found best = null;
    int bestEnd = -1;
    int end = start - 1;
    for (int count = 0; count < lexicon.longestPhrase() && end < key.length(); count++) {
      end = Spellings.wordEnd(key, end + 1);
      String phrase = key.substring(start, end);
      Word word = lexicon.word(phrase);
      if (word != null) {
        best = new Found(phrase, word);
        bestEnd = end;
      }
    }
    if (best != null) {
      found.add(best);
    }
    return bestEnd;
  }

  /// A word that is in no list: by its singular, then by its ending and what stands before that.
  private void single(String text, List<Found> found) {
    Word singular = text.length() > 3 && text.endsWith("s")
        ? lexicon.word(text.substring(0, text.length() - 1))
        : null;
    if (singular != null) {
      found.add(new Found(text.substring(0, text.length() - 1), singular));
      return;
    }
    Lexicon.Ending ending = lexicon.ending(text);
    if (ending == null) {
      found.add(new Found(text, Word.NOTHING));
      return;
    }
    String stem = text.substring(0, text.length() - ending.text().length());
    Word before = lexicon.word(stem);
    if (before != null && !before.ignored()) {
      found.add(new Found(stem, before));
    }
    found.add(new Found("-" + ending.text(), Word.ofEnding(ending)));
  }

  private static String whyUnknown(List<Found> found) {
    for (Found word : found) {
      if (word.word.isMusic()) {
        return "'" + word.text + "' alone tells no kind of music";
      }
    }
    for (Found word : found) {
      if (word.word.ignored()) {
        return "'" + word.text + "' says nothing about the sound";
      }
    }
    return "none of its words is known";
  }

  private static String signed(double value) {
    long hundredths = Math.round(Math.abs(value) * 100);
    return (value < 0 ? "-" : "+") + hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".")
        + hundredths % 100;
  }

  /// A phrase of the name with what the lexicon says of it.
  private record Found(String text, Word word) {}
}
