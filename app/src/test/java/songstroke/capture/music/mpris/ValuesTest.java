package songstroke.capture.music.mpris;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

/// What is taken over of a player's properties, whatever it sends.
class ValuesTest {
  @Test
  void onlyWhatIsReadIsTakenOver() {
    Map<String, Object> values = Values
        .properties(Map.of("PlaybackStatus", new Variant<>("Playing"), "CanGoNext",
            new Variant<>(true), "Metadata",
            new Variant<>(Map.of("xesam:title", new Variant<>("First"), "mpris:artUrl",
                new Variant<>("data:image/bmp;base64," + "QUJD".repeat(350_000))), "a{sv}")));
    assertThat(values)
        .isEqualTo(Map.of("PlaybackStatus", "Playing", "Metadata", Map.of("xesam:title", "First")));
  }

  @Test
  void textsAndListsAreNoLongerThanATrackNeeds() {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("xesam:title", "x".repeat(10_000_000));
    metadata.put("xesam:artist", Collections.nCopies(100_000, "Ann"));
    metadata.put("xesam:genre", new byte[5_000_000]);
    Map<?, ?> kept = (Map<?, ?>) Objects.requireNonNull(
        Values.properties(Map.of("Metadata", metadata)).get("Metadata"));
    assertThat((String) kept.get("xesam:title")).hasSizeLessThan(10_000);
    assertThat((List<?>) kept.get("xesam:artist")).hasSizeLessThan(1_000);
    assertThat((List<?>) kept.get("xesam:genre")).hasSizeLessThan(1_000);
  }

  @Test
  void valuesWrappedInOneAnotherAreUnwrapped() {
    Object wrapped = new Variant<>(new Variant<>(new DBusPath("/track/1"), "o"), "v");
    assertThat(Values.plain(wrapped)).isEqualTo("/track/1");
  }

  @Test
  void metadataThatAreNoMapAreNone() {
    assertThat(Values.properties(Map.of("Metadata", ""))).isEmpty();
    assertThat(Values.properties("no map")).isEmpty();
    assertThat(Values.properties(null)).isEmpty();
  }
}
