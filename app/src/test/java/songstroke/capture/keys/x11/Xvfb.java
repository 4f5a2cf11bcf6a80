package songstroke.capture.keys.x11;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A private X server without a screen, with its own cookie file. Closing it ends its process.
public final class Xvfb implements AutoCloseable {
  private final Process process;
  private final int number;
  private final byte[] cookie;
  private final Path authority;

  private Xvfb(Process process, int number, byte[] cookie, Path authority) {
    this.process = process;
    this.number = number;
    this.cookie = cookie;
    this.authority = authority;
  }

  /// Starts a server on the first free number.
  ///
  /// @param folder where the cookie file goes
  public static Xvfb start(Path folder) throws IOException {
    return start(folder, List.of("-nolisten", "tcp"));
  }

  /// Starts a server that can be reached by TCP as well.
  public static Xvfb startWithTcp(Path folder) throws IOException {
    return start(folder, List.of("-listen", "tcp"));
  }

  /// Starts another server under the number and with the cookie of one that was stopped.
  public static Xvfb startAgain(Xvfb before) throws IOException {
    return start(before.cookie, before.authority, List.of(before.display(), "-nolisten", "tcp"));
  }

  private static Xvfb start(Path folder, List<String> options) throws IOException {
    byte[] cookie = new byte[16];
    new SecureRandom().nextBytes(cookie);
    Path authority = Files.createTempFile(folder, "xauthority", "");
    write(authority, cookie);
    return start(cookie, authority, options);
  }

  private static Xvfb start(byte[] cookie, Path authority, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of("Xvfb"));
    command.addAll(options);
    command.addAll(List.of("-displayfd", "1", "-noreset", "-screen", "0", "640x480x24", "-auth",
        authority.toString()));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var answer = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String line = answer.readLine();
    if (line == null) {
      throw new IOException("Xvfb ended before it was ready");
    }
    return new Xvfb(process, Integer.parseInt(line.strip()), cookie, authority);
  }

  /// Writes a cookie file with one entry, for every machine and every display.
  static void write(Path file, byte[] cookie) throws IOException {
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeShort(0xffff);
      out.writeShort(0);
      out.writeShort(0);
      out.writeUTF(XAuthority.PROTOCOL);
      out.writeShort(cookie.length);
      out.write(cookie);
    }
  }

  /// The name for the variable DISPLAY.
  public String display() {
    return ":" + number;
  }

  public byte[] cookie() {
    return cookie.clone();
  }

  /// The file for the variable XAUTHORITY.
  public Path authority() {
    return authority;
  }

  /// The variables by which a program finds the server.
  public Map<String, String> env() {
    return Map.of("DISPLAY", display(), "XAUTHORITY", authority.toString());
  }

  /// The process time the server has used so far.
  public Optional<java.time.Duration> processTime() {
    return process.info().totalCpuDuration();
  }

  /// Ends the server and waits until it is gone.
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
