package songstroke.capture.keys.x11;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The file of cookies by which X servers know their clients.
///
/// Its format: entries of a family (16 bits), then address, display number, protocol name and data, each with its
/// length before it (16 bits); everything most significant byte first.
///
/// @param file where it is, whether it exists or not
record XAuthority(Path file) {
  static final String PROTOCOL = "MIT-MAGIC-COOKIE-1";
  private static final int FAMILY_LOCAL = 256;
  private static final int FAMILY_WILD = 0xffff;

  /// One entry; `family` says how to read `address`. Bytes are kept as the characters of Latin-1.
  private record Entry(int family, String address, String number, String name, String data) {}

  /// The file that the environment names: `XAUTHORITY`, or `.Xauthority` in the home folder.
  static XAuthority of(Map<String, String> env) {
    String named = env.getOrDefault("XAUTHORITY", "");
    String home = env.getOrDefault("HOME", System.getProperty("user.home", ""));
    return new XAuthority(named.isEmpty() ? Path.of(home, ".Xauthority") : Path.of(named));
  }

  /// The cookie for a display; empty when there is none, or no readable file. Of several the one that names this
  /// machine or the display's host wins, then one for every machine, then, for a server on this machine, one
  /// that was made under another name of it.
  Optional<byte[]> cookie(XDisplay display) {
    try {
      String ours = hostName();
      List<String> theirs = addresses(display);
      return entries().stream()
          .filter(entry -> entry.name.equals(PROTOCOL))
          .filter(entry -> entry.number.isEmpty() || entry.number.equals(Integer.toString(display.number())))
          .filter(entry -> rank(entry, display, ours, theirs) < Integer.MAX_VALUE)
          .min(Comparator.comparingInt(entry -> rank(entry, display, ours, theirs)))
          .map(entry -> entry.data.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int rank(Entry entry, XDisplay display, String ours, List<String> theirs) {
    boolean local = entry.family == FAMILY_LOCAL;
    boolean here = display.isLocal() || isLoopback(display);
    if (local ? here && entry.address.equals(ours) : theirs.contains(entry.address)) {
      return 0;
    }
    if (entry.family == FAMILY_WILD) {
      return 1;
    }
    return local && here ? 2 : Integer.MAX_VALUE;
  }

  private static boolean isLoopback(XDisplay display) {
    return display.host().equals("localhost") || display.host().startsWith("127.")
        || display.host().equals("::1");
  }

  private static List<String> addresses(XDisplay display) {
    try {
      return display.isLocal()
          ? List.of()
          : Arrays.stream(InetAddress.getAllByName(display.host()))
              .map(address -> new String(address.getAddress(), StandardCharsets.ISO_8859_1)).toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        entries.add(new Entry(in.readUnsignedShort(), text(in), text(in), text(in), text(in)));
      }
    } catch (EOFException _) {
      return entries;
    }
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
