package songstroke.wiring;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import songstroke.timeline.Clocks;

/// What a command finds around it, so that a test can put it somewhere else.
///
/// @param out         standard output
/// @param err         standard error
/// @param terminal    whether a person at a terminal reads the output and can type
/// @param environment the process's environment
/// @param folder      the working folder
/// @param clocks      the clocks
/// @param in          standard input
public record ProcessContext(PrintWriter out, PrintWriter err, boolean terminal,
    Map<String, String> environment,
    Path folder,
    Clocks clocks, InputStream in) {
  /// The variable in which the launcher says how it was called.
  public static final String CALLED = "SONGSTROKE_COMMAND";

  /// The real ones.
  public static ProcessContext ofProcess() {
    return new ProcessContext(writer(FileDescriptor.out), writer(FileDescriptor.err),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(), System.getenv(),
        Path.of(""),
        Clocks.system(),
        System.in);
  }

  /// The same with other outputs.
  public ProcessContext printing(PrintWriter newOut, PrintWriter newErr) {
    return new ProcessContext(newOut, newErr, terminal, environment, folder, clocks, in);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    OutputStream stream = new FileOutputStream(descriptor);
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
