package songstroke.capture.keys.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XAuthorityTest {
  private static final int LOCAL = 256;
  private static final int INTERNET = 0;
  private static final int WILD = 0xffff;
  private static final String COOKIE = "MIT-MAGIC-COOKIE-1";

  @TempDir
  Path folder;

  @Test
  void theCookieOfTheDisplayIsFound() throws IOException {
    entry(LOCAL, "elsewhere", "3", COOKIE, "three");
    entry(LOCAL, "elsewhere", "1", "XDM-AUTHORIZATION-1", "other protocol");
    entry(LOCAL, "elsewhere", "1", COOKIE, "one");
    assertThat(cookie(":1")).isEqualTo("one");
    assertThat(cookie("localhost:3.0")).isEqualTo("three");
    assertThat(cookie(":2")).isEqualTo("none");
  }

  @Test
  void anEntryOfThisMachineWinsOverOneForAllAndOverOneOfAnotherName() throws IOException {
    entry(LOCAL, "before-renaming", "1", COOKIE, "renamed");
    assertThat(cookie(":1")).isEqualTo("renamed");
    entry(WILD, "", "", COOKIE, "all");
    assertThat(cookie(":1")).isEqualTo("all");
    entry(LOCAL, Files.readString(Path.of("/proc/sys/kernel/hostname")).strip(), "1", COOKIE, "here");
    assertThat(cookie(":1")).isEqualTo("here");
  }

  @Test
  void aRemoteServerIsKnownByItsAddress() throws IOException {
    entry(LOCAL, "here", "1", COOKIE, "local");
    String address = new String(InetAddress.getByName("192.0.2.7").getAddress(), StandardCharsets.ISO_8859_1);
    entry(INTERNET, address, "1", COOKIE, "remote");
    assertThat(cookie("192.0.2.7:1")).isEqualTo("remote");
    assertThat(cookie("192.0.2.8:1")).isEqualTo("none");
  }

  @Test
  void aFileCutOffOrAbsentGivesWhatItHas() throws IOException {
    assertThat(cookie(":1")).isEqualTo("none");
    entry(WILD, "", "1", COOKIE, "whole");
    Files.write(file(), new byte[]{1, 0, 0, 9, 'c'}, StandardOpenOption.APPEND);
    assertThat(cookie(":1")).isEqualTo("whole");
  }

  @Test
  void theEnvironmentSaysWhereItIs() {
    assertThat(XAuthority.of(Map.of("XAUTHORITY", "/a/b", "HOME", "/h")).file()).isEqualTo(Path.of("/a/b"));
    assertThat(XAuthority.of(Map.of("HOME", "/h")).file()).isEqualTo(Path.of("/h/.Xauthority"));
  }

  private Path file() {
    return folder.resolve("authority");
  }

  private String cookie(String display) {
    return new XAuthority(file()).cookie(XDisplay.parse(display).orElseThrow())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("none");
  }

  private void entry(int family, String address, String number, String name, String data) throws IOException {
    try (var out = new DataOutputStream(
        Files.newOutputStream(file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      out.writeShort(family);
      for (String field : new String[]{address, number, name, data}) {
        out.writeShort(field.length());
        out.write(field.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }
}
