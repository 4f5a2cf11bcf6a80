package songstroke.schedule;

import java.io.IOException;

/// Programs of the machine, called by name.
public interface Programs {
  /// What a program said.
  ///
  /// @param out standard output, one character per byte since it may be somebody's file
  /// @param err standard error
  record Answer(int exitCode, String out, String err) {
    /// Whether it did what it was asked for.
    public boolean isOk() {
      return exitCode == 0;
    }

    /// Why it did not, in one line.
    public String why() {
      String said = err.isBlank() ? out : err;
      return said.isBlank() ? "exit code " + exitCode : said.strip().replaceAll("\\s*\\R\\s*", " ");
    }
  }

  /// Whether there is a program of this name.
  boolean has(String name);

  /// Runs one to its end.
  ///
  /// @param input on its standard input
  /// @throws IOException when it is not there, or does not end in time
  Answer run(byte[] input, String name, String... arguments) throws IOException;

  /// Runs one that needs no input.
  default Answer run(String name, String... arguments) throws IOException {
    return run(new byte[0], name, arguments);
  }
}
