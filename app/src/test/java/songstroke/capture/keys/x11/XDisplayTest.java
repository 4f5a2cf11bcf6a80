package songstroke.capture.keys.x11;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XDisplayTest {
  @ParameterizedTest
  @CsvSource({":0,'',0", ":12.3,'',12", "unix:1,'',1", "localhost:10.0,localhost,10",
    "desk.example.org:2,desk.example.org,2", "[::1]:5,::1,5"})
  void aDisplayNameIsAHostAndANumber(String text, String host, int number) {
    assertThat(XDisplay.parse(text)).contains(new XDisplay(text, host, number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", ":", ":x", "host::0", "a/b:0", ":0.x", ":123456", ":60000", "[::1:0"})
  void whatIsNoDisplayNameIsToldSo(String text) {
    assertThat(XDisplay.parse(text)).isEmpty();
  }

  @Test
  void aServerOnThisMachineIsReachedByItsSocketFile() {
    assertThat(XDisplay.parse(":7").orElseThrow().address()).hasToString("/tmp/.X11-unix/X7");
    assertThat(XDisplay.parse("127.0.0.1:7").orElseThrow().address().toString()).endsWith(":6007");
  }
}
