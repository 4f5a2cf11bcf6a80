package songstroke.schedule;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/// Jobs of the tests.
final class Jobs {
  private Jobs() {}

  static Job plain(String pipeline, String at) {
    return new Job(pipeline, LocalTime.parse(at),
        List.of("/opt/songstroke/songstroke", "pipeline", "run", pipeline, "--plain"),
        Map.of("HOME", "/home/ann"));
  }

  /// One with everything that a quoting rule can get wrong.
  static Job odd() {
    return new Job("words", LocalTime.of(6, 5),
        List.of("/opt/my 50% $x/it's \"so\"", "--home", "/h\\<&>/\u00fc"),
        Map.of("HOME", "/home/50% ann", "JAVA_HOME", "/j"));
  }
}
