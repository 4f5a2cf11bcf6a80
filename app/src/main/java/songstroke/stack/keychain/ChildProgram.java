package songstroke.stack.keychain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// A program that keeps secrets, run once for each question.
///
/// @param command its name or path, and what comes before its own arguments
/// @param install what to do when it is not there, for a person
record ChildProgram(List<String> command, String install) {
  private static final long LIMIT_SECONDS = 60;

  /// What the program said.
  ///
  /// @param text  on standard output; may hold a secret
  /// @param error on standard error
  record Answer(int exitCode, String text, String error) {}

  ChildProgram {
    command = List.copyOf(command);
  }

  /// Runs it with this on its standard input.
  ///
  /// @throws IOException when it is not there or does not end; with no word of its own
  Answer call(String input, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(all).start();
    } catch (IOException e) {
      throw new IOException("the program " + command.getLast() + " is not there; " + install
          + ", or choose another secret store with 'songstroke stack register'", e);
    }
    try {
      FutureTask<String> text = read(process.getInputStream());
      FutureTask<String> error = read(process.getErrorStream());
      give(process, input);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the keychain did not answer within " + LIMIT_SECONDS + " s");
      }
      return new Answer(process.exitValue(), text.get(), error.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the keychain was not waited for", e);
    } catch (ExecutionException e) {
      throw new IOException("the keychain's answer could not be read", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /// The failure for an answer that says the keychain cannot be used.
  static IOException unusable(Answer answer) {
    return new IOException("the keychain cannot be used (" + answer.error().strip()
        + "); choose another secret store with 'songstroke stack register'");
  }

  private static FutureTask<String> read(InputStream in) {
    var task = new FutureTask<>(() -> {
      try (in) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    Thread.ofVirtual().start(task);
    return task;
  }

  private static void give(Process process, String input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // it ended without reading; its exit code and its words say why
    }
  }
}
