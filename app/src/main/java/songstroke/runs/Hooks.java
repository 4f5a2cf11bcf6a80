package songstroke.runs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import songstroke.pipeline.RunRecord;
import songstroke.pipeline.RunState;

/// Commands that the person wants to be run after a run; each gets the run as JSON on its standard input.
///
/// @param onSuccess for the system's shell
/// @param onFailure likewise, after a failed or interrupted run
public record Hooks(Optional<String> onSuccess, Optional<String> onFailure) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// Runs the command that fits the run's end.
  ///
  /// @return what went wrong with the command, for a person
  public Optional<String> after(RunRecord run) {
    return after(run, LIMIT);
  }

  /// @param limit how long a command may take
  Optional<String> after(RunRecord run, Duration limit) {
    return switch (run.state()) {
      case RunState.Succeeded _ -> onSuccess.flatMap(command -> call("on-success", command, run, limit));
      case RunState.Failed _ -> onFailure.flatMap(command -> call("on-failure", command, run, limit));
      case RunState.Interrupted _ -> onFailure.flatMap(command -> call("on-failure", command, run, limit));
      case RunState.Skipped _ -> Optional.empty();
      case RunState.Running _ -> Optional.empty();
    };
  }

  private static Optional<String> call(String hook, String command, RunRecord run, Duration limit) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> shell = windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command);
    try {
      byte[] json = (RunJson.run(run) + "\n").getBytes(StandardCharsets.UTF_8);
      Process process = new ProcessBuilder(shell).redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT).start();
      Thread.ofVirtual().start(() -> tell(process, json));
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return Optional
            .of("the hook " + hook + " did not end within " + limit.toSeconds() + " s and was stopped");
      }
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of("the hook " + hook + " ended with exit code " + process.exitValue());
    } catch (IOException e) {
      return Optional.of("the hook " + hook + " could not be started: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("the hook " + hook + " was not waited for");
    }
  }

  /// A command may end, or hang, without reading.
  private static void tell(Process process, byte[] json) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(json);
    } catch (IOException _) {
      // it has ended
    }
  }
}
