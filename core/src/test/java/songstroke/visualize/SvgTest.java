package songstroke.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgTest {
  /// To look at changed pictures and keep them, run with `-Dsongstroke.golden=write`.
  private static final boolean WRITE = "write".equals(System.getProperty("songstroke.golden"));
  private static final Path GOLDEN = Path.of("src/test/resources/songstroke/visualize");

  @ParameterizedTest
  @ValueSource(strings = {"genre", "track", "one-row", "empty", "forest", "hours", "hours-one", "hours-empty",
    "session",
    "session-one", "session-empty"})
  void theDocumentIsTheOneThatWasLookedAt(String name) throws IOException {
    String svg = Svg.of(scene(name));
    Path golden = GOLDEN.resolve(name + ".svg");
    if (WRITE) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, svg);
    }
    assertThat(svg).isEqualTo(Files.readString(golden));
  }

  @Test
  void anyLabelGivesAWellFormedDocumentThatStillHoldsIt() throws Exception {
    Document document = parse(Svg.of(Charts.labelled(Charts.NASTY).scene()));
    List<String> titles = texts(document, "title");
    for (String label : Charts.NASTY) {
      assertThat(titles).contains((PlainText.of(label) + ": WPM 58.0, n 2").strip());
    }
    assertThat(texts(document, "text")).contains("<b>&amp; \"quotes\" ']]>", "موسيقى عربية",
        "line break tabbell");
  }

  @Test
  void aPictureSaysInWordsWhatItShows() throws Exception {
    Document document = parse(Svg.of(Charts.forest().scene()));
    Element root = document.getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(firstElement(root).getTagName()).isEqualTo("title");
    assertThat(firstElement(root).getTextContent()).isEqualTo("Active typing speed by genre");
    assertThat(texts(document, "desc")).singleElement().asString().startsWith("Mean and 95 % interval.")
        .contains("Dashed line: silence 58.4.", "drum and bass: WPM 66.8, n 212", "polka: WPM \u2013, n 1");
  }

  @Test
  void thereIsNothingToRunOrToFetch() throws Exception {
    Document document = parse(Svg.of(Charts.labelled(Charts.NASTY).scene()));
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.getTagName()).isIn("svg", "title", "desc", "rect", "g", "line", "text", "circle",
          "path");
      for (String name : List.of("style", "href", "xlink:href", "onload")) {
        assertThat(element.hasAttribute(name)).isFalse();
      }
    }
  }

  @Test
  void everyColorCanBeOverriddenByItsRole() throws Exception {
    NodeList all = parse(Svg.of(Charts.forest().scene())).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      for (String paint : List.of("fill", "stroke")) {
        if (element.getAttribute(paint).startsWith("#")) {
          Ink ink = Ink
              .valueOf(element.getAttribute("class").substring("ink-".length()).toUpperCase(Locale.ROOT));
          assertThat(element.getAttribute(paint)).isEqualTo(ink.hex());
        }
      }
    }
  }

  private static Scene scene(String name) {
    return switch (name) {
      case "genre" -> WpmCharts.byGenre(Charts.session(), Charts.silence(), Charts.oneDay(), 8).scene();
      case "track" -> WpmCharts.byTrack(Charts.session(), Charts.silence(), Charts.oneDay(), 8).scene();
      case "one-row" ->
        WpmCharts.byTrack(Charts.session().subList(0, 1), List.of(), Charts.oneDay(), 8).scene();
      case "empty" -> WpmCharts.byTrack(List.of(), List.of(), Optional.empty(), 8).scene();
      case "forest" -> Charts.forest().scene();
      case "hours" -> TimeCharts.day().scene();
      case "hours-one" -> TimeCharts.oneSegment().scene();
      case "hours-empty" -> new HourChart(List.of(), Optional.empty()).scene();
      case "session" -> TimeCharts.evening().scene();
      case "session-one" -> TimeCharts.oneStretch().scene();
      case "session-empty" -> TimeCharts.nothing().scene();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document document, String element) {
    List<String> texts = new ArrayList<>();
    NodeList found = document.getElementsByTagName(element);
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  private static Element firstElement(Element parent) {
    Node child = parent.getFirstChild();
    while (!(child instanceof Element)) {
      child = child.getNextSibling();
    }
    return (Element) child;
  }
}
