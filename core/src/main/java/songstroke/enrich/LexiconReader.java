package songstroke.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import songstroke.name.Folding;

/// Reads a lexicon's text and refuses what it cannot mean: an unknown section, a number that is none or out
/// of range, a word twice in a section or both ignored and not, an ending outside its sections.
final class LexiconReader {
  private enum Section {
    SPELLINGS, HEADS, MODIFIERS, SUFFIXES, PURPOSES, SPEECH, HARD, SOFT, IGNORED, PLACES
  }

  private final String file;
  private final Map<String, Word> words = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Lexicon.Ending> endings = new LinkedHashMap<>();
  private final Map<String, String> meant = new HashMap<>();
  private Spellings spellings = Spellings.of(Map.of());
  private int line;

  LexiconReader(String file) {
    this.file = file;
  }

  Lexicon read(Reader text) throws IOException {
    var reader = new BufferedReader(text);
    Section section = null;
    for (String raw = reader.readLine(); raw != null; raw = reader.readLine()) {
      line++;
      String content = withoutComment(raw);
      if (content.isEmpty()) {
        continue;
      }
      if (content.startsWith("[")) {
        section = section(content);
        spellings = Spellings.of(meant);
      } else if (section == null) {
        throw wrong("a line before the first [section]");
      } else {
        entry(section, content);
      }
    }
    if (words.values().stream().noneMatch(word -> word.head() != null)) {
      throw wrong("no word under [heads]: this lexicon knows no music at all");
    }
    joinedSpellings();
    inheritedHardness();
    List<Lexicon.Ending> longestFirst = new ArrayList<>(endings.values());
    longestFirst.sort(Comparator.comparingInt((Lexicon.Ending ending) -> -ending.text().length()));
    return new Lexicon(words, longestFirst, Spellings.of(meant));
  }

  private void entry(Section section, String content) throws DataFileException {
    switch (section) {
      case SPELLINGS -> {
        String meaning = phrase(before(content));
        for (String written : list(after(content))) {
          unseen(section, written);
          meant.put(written, meaning);
        }
      }
      case HEADS -> define(section, content, feel(before(content)));
      case PURPOSES -> define(section, content, feel(before(content)));
      case SPEECH -> define(section, content, feel(before(content)));
      case SUFFIXES -> {
        Feel feel = feel(before(content));
        for (String ending : list(after(content))) {
          unseen(section, ending);
          endings.put(ending, new Lexicon.Ending(ending, feel, false));
        }
      }
      case MODIFIERS -> {
        double[] two = numbers(before(content), -1);
        var shift = new Feel.Shift(two[0], two[1]);
        change(section, after(content), word -> word.withShift(shift));
      }
      case SOFT -> change(section, content, Word::asSoft);
      case IGNORED -> change(section, content, Word::asIgnored);
      case PLACES -> change(section, content, Word::asPlace);
      case HARD -> hard(content);
    }
  }

  private void define(Section section, String content, Feel feel) throws DataFileException {
    change(section, after(content), word -> switch (section) {
      case PURPOSES -> word.withPurpose(feel);
      case SPEECH -> word.withSpeech(feel);
      default -> word.withHead(feel);
    });
  }

  private void hard(String content) throws DataFileException {
    for (String item : content.split(",", -1)) {
      String trimmed = item.strip();
      if (trimmed.startsWith("-")) {
        String ending = Folding.ofName(trimmed);
        Lexicon.Ending known = endings.get(ending);
        if (known == null) {
          throw wrong("the ending '" + trimmed + "' is not under [suffixes]");
        }
        endings.put(ending, new Lexicon.Ending(known.text(), known.feel(), true));
      } else if (!trimmed.isEmpty()) {
        change(Section.HARD, trimmed, Word::asHard);
      }
    }
  }

  private void change(Section section, String list, UnaryOperator<Word> change) throws DataFileException {
    for (String phrase : list(list)) {
      unseen(section, phrase);
      Word word = change.apply(words.getOrDefault(phrase, Word.NOTHING));
      if (word.ignored() && word.isMusic()) {
        throw wrong("'" + phrase + "' is both ignored and given a meaning");
      }
      words.put(phrase, word);
    }
  }

  private void unseen(Section section, String phrase) throws DataFileException {
    Integer before = seen.putIfAbsent(section + " " + phrase, line);
    if (before != null) {
      throw wrong("'" + phrase + "' stands under [" + label(section) + "] already, in line " + before);
    }
  }

  /// Whoever writes 'triphop' means 'trip hop', unless the list says something else of it.
  private void joinedSpellings() {
    for (Map.Entry<String, Word> entry : words.entrySet()) {
      String phrase = entry.getKey();
      String joined = phrase.replace(" ", "");
      if (entry.getValue().head() != null && phrase.indexOf(' ') > 0 && !words.containsKey(joined)) {
        meant.putIfAbsent(joined, phrase);
      }
    }
  }

  /// A phrase is as hard and as soft as its words: 'garage punk' is punk.
  private void inheritedHardness() {
    words.replaceAll((phrase, word) -> {
      Word result = word;
      for (String part : phrase.split(" ", -1)) {
        Word single = words.getOrDefault(part, Word.NOTHING);
        result = single.hard() && word.head() != null ? result.asHard() : result;
        result = single.soft() ? result.asSoft() : result;
      }
      return result;
    });
  }

  private Section section(String content) throws DataFileException {
    for (Section section : Section.values()) {
      if (content.equals("[" + label(section) + "]")) {
        return section;
      }
    }
    throw wrong("there is no section " + content);
  }

  private static String label(Section section) {
    return section.name().toLowerCase(Locale.ROOT);
  }

  private Feel feel(String text) throws DataFileException {
    double[] two = numbers(text, 0);
    return new Feel(two[0], two[1]);
  }

  private double[] numbers(String text, double least) throws DataFileException {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length != 2) {
      throw wrong("two numbers are wanted before the colon, not '" + text.strip() + "'");
    }
    return new double[]{number(parts[0], least), number(parts[1], least)};
  }

  private double number(String text, double least) throws DataFileException {
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= 1) {
        return value;
      }
    } catch (NumberFormatException _) {
      throw wrong("'" + text + "' is not a number");
    }
    throw wrong(text + " is not between " + (int) least + " and 1");
  }

  private List<String> list(String text) throws DataFileException {
    List<String> phrases = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      if (!item.isBlank()) {
        phrases.add(phrase(item));
      }
    }
    if (phrases.isEmpty()) {
      throw wrong("no word stands here");
    }
    return phrases;
  }

  private String phrase(String text) throws DataFileException {
    String folded = Folding.ofName(text);
    if (folded.isEmpty()) {
      throw wrong("'" + text.strip() + "' is not a word");
    }
    return spellings.respelled(folded);
  }

  private String before(String content) throws DataFileException {
    return content.substring(0, colon(content));
  }

  private String after(String content) throws DataFileException {
    return content.substring(colon(content) + 1);
  }

  private int colon(String content) throws DataFileException {
    int colon = content.indexOf(':');
    if (colon < 0) {
      throw wrong("a colon is missing between the numbers and the words");
    }
    return colon;
  }

  private static String withoutComment(String raw) {
    int comment = raw.indexOf('#');
    return (comment < 0 ? raw : raw.substring(0, comment)).strip();
  }

  private DataFileException wrong(String what) {
    return new DataFileException(file, line, what);
  }
}
