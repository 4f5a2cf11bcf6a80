package songstroke.schedule;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Programs on the `PATH` of an environment, run in that environment and no other.
///
/// @param environment the environment
public record PathPrograms(Map<String, String> environment) implements Programs {
  private static final long LIMIT_SECONDS = 30;

  public PathPrograms {
    environment = Map.copyOf(environment);
  }

  @Override
  public boolean has(String name) {
    return find(name).isPresent();
  }

  @Override
  public Answer run(byte[] input, String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(
        find(name).orElseThrow(() -> new IOException("the program " + name + " is not there")).toString());
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      FutureTask<byte[]> out = read(process.getInputStream());
      FutureTask<byte[]> err = read(process.getErrorStream());
      give(process, input);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the program " + name + " did not end within " + LIMIT_SECONDS + " s");
      }
      return new Answer(process.exitValue(), new String(out.get(), StandardCharsets.ISO_8859_1),
          new String(err.get(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the program " + name + " was not waited for", e);
    } catch (ExecutionException e) {
      throw new IOException("what the program " + name + " said could not be read", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Optional<Path> find(String name) {
    for (String folder : environment.getOrDefault("PATH", environment.getOrDefault("Path", ""))
        .split(File.pathSeparator, -1)) {
      for (String file : List.of(name, name + ".exe")) {
        try {
          Path program = Path.of(folder, file);
          if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
            return Optional.of(program);
          }
        } catch (InvalidPathException _) {
          // a part of PATH that names no folder
        }
      }
    }
    return Optional.empty();
  }

  private static FutureTask<byte[]> read(InputStream in) {
    var task = new FutureTask<>(() -> {
      try (in) {
        return in.readAllBytes();
      }
    });
    Thread.ofVirtual().start(task);
    return task;
  }

  private static void give(Process process, byte[] input) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException _) {
      // it ended without reading; its exit code and its words say why
    }
  }
}
