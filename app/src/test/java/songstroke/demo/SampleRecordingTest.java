package songstroke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRecordingTest {
  @TempDir
  Path folder;

  @Test
  void theBundledSampleIsWhatItsGeneratorMakes() throws IOException {
    Path fresh = folder.resolve("sample.jsonl.gz");
    SampleRecording.write(fresh);

    try (
        InputStream bundled = SampleRecordingTest.class
            .getResourceAsStream("/songstroke/demo/sample.jsonl.gz");
        InputStream made = Files.newInputStream(fresh)) {
      assertThat(bundled).as("the bundled sample").isNotNull();
      assertThat(new GZIPInputStream(bundled).readAllBytes())
          .isEqualTo(new GZIPInputStream(made).readAllBytes());
    }
  }
}
