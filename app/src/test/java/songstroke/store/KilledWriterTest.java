package songstroke.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;
import songstroke.pipeline.RunStoreContract;

/// A store that a process of its own writes to and is killed meanwhile.
class KilledWriterTest {
  @TempDir
  Path data;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void aRunOfAnotherProcessIsRunningUntilThatIsKilled() throws Exception {
    Process process = start("run");
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      assertThat(store.runs(1)).extracting(RunRecord::state).containsExactly(new RunState.Running());
      assertThat(store.whenIdle(() -> {})).isFalse();
      process.destroyForcibly().waitFor();
      RunRecord run = store.run("run-child").orElseThrow();
      assertThat(run.state()).isEqualTo(new RunState.Interrupted());
      assertThat(run.ended().orElseThrow()).isAfterOrEqualTo(run.started());
      assertThat(run.took()).isPresent();
      assertThat(store.whenIdle(() -> {})).isTrue();
      assertThat(data.resolve("running/run-child.lock")).doesNotExist();
    }
  }

  @Test
  void whatWasNotCommittedIsNotThereAndHoldsNobodyUp() throws Exception {
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      RunStoreContract.finish(store, "run-1");
    }
    Process process = start("half");
    process.destroyForcibly().waitFor();
    try (SqliteRunStore store = SqliteRunStore.open(data)) {
      assertThat(store.kept("text/1")).hasSize(2);
      RunStoreContract.finish(store, "run-2");
      assertThat(store.runs(9)).extracting(RunRecord::id).containsExactly("run-2", "run-1");
    }
  }

  private Process start(String what) throws Exception {
    Process process = WritingProcess.start(data, what);
    processes.add(process);
    return process;
  }
}
