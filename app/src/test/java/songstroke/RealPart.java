package songstroke;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import songstroke.capture.music.mpris.Mpv;
import songstroke.stack.s3.S3Server;

/// A program that tests run against, and the Debian packages that bring it.
public enum RealPart {
  XVFB("Xvfb", "xvfb"),
  SESSION_BUS("dbus-daemon", "dbus"),
  MPV("mpv ffmpeg", "mpv mpv-mpris ffmpeg") {
    @Override
    boolean isOn(String path) {
      return super.isOn(path) && Mpv.plugin().isPresent();
    }
  },
  MPD("mpd ffmpeg", "mpd ffmpeg"),
  TERMINAL("script", "bsdutils"),
  KEYRING("secret-tool gnome-keyring-daemon dbus-run-session", "libsecret-tools gnome-keyring dbus"),
  SYSTEMD("systemd-analyze", "systemd"),
  S3_SERVER("", "") {
    @Override
    boolean isOn(String path) {
      return Files.exists(S3Server.JAR);
    }
  };

  private final String programs;
  private final String packages;

  RealPart(String programs, String packages) {
    this.programs = programs;
    this.packages = packages;
  }

  /// Whether all of it is installed.
  ///
  /// @param path the folders to look in, as the variable PATH has them
  boolean isOn(String path) {
    List<String> folders = Arrays.asList(path.split(File.pathSeparator));
    return words(programs).allMatch(
        program -> folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
  }

  /// The packages of Debian and its kin; none for what the build itself fetches.
  Stream<String> packages() {
    return words(packages);
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
  }
}
