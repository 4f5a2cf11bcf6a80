package songstroke.enrich;

import java.io.IOException;

/// A lexicon, a genre tree or another data file that a person edits has a mistake: the message names file,
/// line and what is wrong.
public final class DataFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DataFileException(String file, int line, String what) {
    super(file + ", line " + line + ": " + what);
  }
}
