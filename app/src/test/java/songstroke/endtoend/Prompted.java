package songstroke.endtoend;

import songstroke.cli.Main;

/// The program, held back until somebody says so: it prints `ready` and its process id, waits for a line, and then runs
/// with its arguments. What must be opened before it closes itself up can be opened in between.
final class Prompted {
  private Prompted() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("ready " + ProcessHandle.current().pid());
    int read = System.in.read();
    while (read >= 0 && read != '\n') {
      read = System.in.read();
    }
    Main.main(arguments);
  }
}
