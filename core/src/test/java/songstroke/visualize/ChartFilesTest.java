package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartFilesTest {
  @TempDir
  Path folder;

  private final Scene scene = Charts.forest().scene();

  @Test
  void bothFilesAreThereAndNothingElse() throws IOException {
    assertThat(ChartFiles.write(scene, folder, "wpm_by_genre"))
        .containsExactly(folder.resolve("wpm_by_genre.png"), folder.resolve("wpm_by_genre.svg"));
    assertThat(folder.resolve("wpm_by_genre.png")).hasBinaryContent(Png.of(scene));
    assertThat(folder.resolve("wpm_by_genre.svg")).hasContent(Svg.of(scene));
    assertThat(names()).containsExactlyInAnyOrder("wpm_by_genre.png", "wpm_by_genre.svg");
  }

  @Test
  void anOlderFileIsReplaced() throws IOException {
    Files.writeString(folder.resolve("wpm_by_genre.svg"), "old");
    ChartFiles.write(scene, folder, "wpm_by_genre");
    assertThat(folder.resolve("wpm_by_genre.svg")).hasContent(Svg.of(scene));
  }

  @Test
  void aFailureLeavesTheOlderFileAndNoRemains() throws IOException {
    Path blocked = Files.createDirectory(folder.resolve("wpm_by_genre.png"));
    Files.writeString(blocked.resolve("in-the-way"), "");
    assertThatThrownBy(() -> ChartFiles.write(scene, folder, "wpm_by_genre")).isInstanceOf(IOException.class);
    assertThat(names()).containsExactly("wpm_by_genre.png");
  }

  @Test
  void aMissingFolderIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> ChartFiles.write(scene, folder.resolve("nowhere"), "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
