package songstroke.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import songstroke.RealPart;
import songstroke.RealParts;

/// What is written for each system, for a job that has everything in it that needs quoting.
class TimerTextTest {
  @TempDir
  Path folder;

  @Test
  void theAgentOfLaunchdIsTheGoldenOneAndParses() throws Exception {
    assertThat(LaunchAgent.text(Jobs.odd())).isEqualTo(golden("agent.plist"));
    Document agent = parsed(LaunchAgent.text(Jobs.odd()));
    assertThat(agent.getElementsByTagName("string").item(1).getTextContent())
        .isEqualTo(Jobs.odd().command().getFirst());
    var timer = new LaunchAgent(folder, new ScriptedPrograms());
    assertThat(timer.put(Jobs.odd()).toDo()).isPresent();
    assertThat(timer.list()).extracting(Scheduled::time).containsExactly("06:05");
    assertThat(timer.remove("words")).isPresent();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theTaskOfWindowsIsTheGoldenOneAndParses() throws Exception {
    assertThat(WindowsTask.text(Jobs.odd())).isEqualTo(golden("task.xml"));
    assertThat(
        parsed(WindowsTask.text(Jobs.odd())).getElementsByTagName("StartBoundary").item(0).getTextContent())
        .isEqualTo("2026-01-01T06:05:00");
    var programs = new ScriptedPrograms("schtasks");
    var timer = new WindowsTask(folder, programs);
    timer.put(Jobs.odd());
    byte[] written = Files.readAllBytes(folder.resolve("songstroke-words.xml"));
    assertThat(
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(written))
            .getElementsByTagName("Command").getLength())
        .isEqualTo(1);
    assertThat(timer.list()).extracting(Scheduled::time).containsExactly("06:05");
    timer.remove("words");
    assertThat(programs.calls).containsExactly(
        "schtasks /Create /TN songstroke-words /XML " + folder.resolve("songstroke-words.xml") + " /F",
        "schtasks /Delete /TN songstroke-words /F");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theShellTakesEachWordAsItIs() throws Exception {
    Path program = script("it's 50% $x", "printf '%s|' \"$HOME\" \"$@\"");
    Job odd = Jobs.odd();
    var job = new Job("words", odd.at(), List.of(program.toString(), odd.command().getFirst(),
        odd.command().getLast()), odd.environment());
    Programs.Answer answer = new PathPrograms(Map.of("PATH", "/usr/bin:/bin")).run("sh", "-c",
        ShellLine.of(job));
    assertThat(new String(answer.out().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
        .isEqualTo(
            "/home/50% ann|" + odd.command().getFirst() + "|" + odd.command().getLast() + "|");
  }

  @Test
  @RealParts(RealPart.SYSTEMD)
  void systemdTakesTheUnits() throws IOException {
    Path program = script("my 50% $x so", "exit 0");
    var job = new Job("words", Jobs.odd().at(), List.of(program.toString(), "--config", "a=\"$HOME 50%\\"),
        Jobs.odd().environment());
    Path service = Files.writeString(folder.resolve("songstroke-words.service"), SystemdUnits.service(job));
    Path timer = Files.writeString(folder.resolve("songstroke-words.timer"), SystemdUnits.timer(job));
    Programs.Answer answer = new PathPrograms(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(),
        "XDG_RUNTIME_DIR", folder.toString())).run("systemd-analyze", "--user", "verify", timer.toString(),
            service.toString());
    assertThat(answer.exitCode()).as(answer.why()).isZero();
    assertThat(answer.err()).isEmpty();
  }

  private Path script(String name, String body) throws IOException {
    Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static Document parsed(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static String golden(String name) throws IOException {
    try (var in = Objects.requireNonNull(TimerTextTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
