package songstroke.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program's entry.
@Command(name = "songstroke")
final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
