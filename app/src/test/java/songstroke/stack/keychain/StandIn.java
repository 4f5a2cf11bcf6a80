package songstroke.stack.keychain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A program that behaves as one of another system does, alone on a PATH of its own. It writes its arguments, and
/// whatever it keeps, below its folder.
record StandIn(Path folder, String name) {
  /// Puts the script there, under this name.
  static StandIn of(Path folder, String name, String script) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\nprintf '%s\\n' \"$*\" >> '" + folder.resolve("arguments") + "'\ncd '"
        + folder + "'\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new StandIn(folder, name);
  }

  /// What starts it.
  List<String> command() {
    return List.of("/usr/bin/env", "PATH=" + folder.resolve("bin") + ":/usr/bin:/bin", name);
  }

  /// The arguments of all its calls.
  String arguments() throws IOException {
    return Files.readString(folder.resolve("arguments"), StandardCharsets.UTF_8);
  }
}
