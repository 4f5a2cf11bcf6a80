package songstroke.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import songstroke.pipeline.RunStoreContract;
import songstroke.recorder.ChildJvm;

/// A process that writes to the store: `main DATA WHAT`. It says `ready` once it has written, and then waits for a line
/// on its standard input or for its end.
final class WritingProcess {
  private WritingProcess() {}

  /// Does one of these: `run` begins a run, `half` changes the store and does not commit.
  public static void main(String... arguments) throws IOException {
    try (SqliteRunStore store = SqliteRunStore.open(Path.of(arguments[0]))) {
      if (arguments[1].equals("run")) {
        RunStoreContract.begin(store, "run-child");
        waitForLine();
      } else {
        store.whenIdle(() -> {
          store.prune(store.artifacts(9));
          waitForLine();
          store.prune(List.of());
        });
      }
    }
  }

  /// Starts it and waits until it has written.
  static Process start(Path data, String what) throws IOException {
    Process process = ChildJvm.start(WritingProcess.class, data.toString(), what);
    String said = process.inputReader().readLine();
    if (!"ready".equals(said)) {
      throw new IOException("The process said " + said);
    }
    return process;
  }

  private static void waitForLine() throws IOException {
    System.out.println("ready");
    System.in.read();
  }
}
