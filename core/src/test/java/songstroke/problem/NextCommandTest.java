package songstroke.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NextCommandTest {
  @Test
  void aCommandStandsInSingleQuotes() {
    assertThat(NextCommand.of("analyze", "data/recording.jsonl.gz", "--out", "out"))
        .isEqualTo("'songstroke analyze data/recording.jsonl.gz --out out'");
  }

  @Test
  void wordsThatAShellWouldReadOtherwiseAreEscaped() {
    assertThat(NextCommand.of("analyze", "my music's & more.jsonl"))
        .isEqualTo("'songstroke analyze my\\ music\\'s\\ \\&\\ more.jsonl'");
    assertThat(NextCommand.quoted("jörgen/曲-1_2.csv")).isEqualTo("jörgen/曲-1_2.csv");
    assertThat(NextCommand.quoted("$(id)")).isEqualTo("\\$\\(id\\)");
  }
}
