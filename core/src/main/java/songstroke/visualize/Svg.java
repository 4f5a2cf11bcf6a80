package songstroke.visualize;

/// The sink that writes a scene as an SVG document: text stays text, and the picture says in words what it
/// shows.
///
/// Colors are attributes, with the ink's role as a class beside them; a style sheet overrides attributes, so a
/// page can show the same picture in the dark. There is no script, no style and no address of anything.
public final class Svg {
  /// Fonts to ask for; all of them lead to what the device has.
  private static final String FONTS = "Inter, 'Inter Variable', 'Droid Sans Fallback', 'Noto Sans', 'Segoe UI', "
      + "'Helvetica Neue', Arial, sans-serif";

  private final StringBuilder out = new StringBuilder(8_192);

  private Svg() {}

  /// The scene as a whole document that a page can also hold as it is.
  public static String of(Scene scene) {
    Svg svg = new Svg();
    svg.document(scene);
    return svg.out.toString();
  }

  private void document(Scene scene) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute("width", scene.width());
    attribute("height", scene.height());
    out.append(" viewBox=\"0 0 ");
    number(scene.width());
    out.append(' ');
    number(scene.height());
    out.append("\" role=\"img\" font-family=\"").append(FONTS).append("\">\n");
    element("title", scene.title());
    out.append('\n');
    element("desc", scene.description());
    out.append('\n');
    open("rect", Ink.PAPER, "fill");
    out.append(" width=\"100%\" height=\"100%\"/>\n");
    scene.items().forEach(this::item);
    out.append("</svg>\n");
  }

  private void item(Item item) {
    switch (item) {
      case Item.Text text -> text(text);
      case Item.Line line -> {
        open("line", line.ink(), "stroke");
        attribute("x1", line.x1());
        attribute("y1", line.y1());
        attribute("x2", line.x2());
        attribute("y2", line.y2());
        attribute("stroke-width", line.width());
        if (line.dash() > 0) {
          attribute("stroke-dasharray", line.dash());
        } else {
          out.append(" stroke-linecap=\"round\"");
        }
        out.append("/>\n");
      }
      case Item.Circle circle -> {
        if (circle.halo() > 0) {
          disc(circle, Ink.PAPER, circle.radius() + circle.halo());
          out.append("/>\n");
        }
        disc(circle, circle.ink(), circle.radius());
        if (circle.opacity() < 1) {
          attribute("fill-opacity", circle.opacity());
        }
        out.append("/>\n");
      }
      case Item.Box box -> {
        open("rect", box.ink(), "fill");
        attribute("x", box.x());
        attribute("y", box.y());
        attribute("width", box.width());
        attribute("height", box.height());
        if (box.opacity() < 1) {
          attribute("fill-opacity", box.opacity());
        }
        out.append("/>\n");
      }
      case Item.Trace trace -> trace(trace);
      case Item.Chevron chevron -> chevron(chevron);
      case Item.Group group -> {
        out.append("<g>\n");
        if (!group.title().isEmpty()) {
          element("title", group.title());
          out.append('\n');
        }
        group.items().forEach(this::item);
        out.append("</g>\n");
      }
    }
  }

  private void text(Item.Text text) {
    if (text.text().isEmpty()) {
      return;
    }
    open("text", text.ink(), "fill");
    attribute("x", text.x());
    attribute("y", text.y());
    attribute("font-size", text.size());
    if (text.weight() != Weight.REGULAR) {
      attribute("font-weight", text.weight().css());
    }
    switch (text.anchor()) {
      case START -> {
      }
      case MIDDLE -> out.append(" text-anchor=\"middle\"");
      case END -> out.append(" text-anchor=\"end\"");
    }
    out.append('>');
    escaped(text.text());
    out.append("</text>\n");
  }

  private void trace(Item.Trace trace) {
    path(trace.ink(), trace.width());
    char command = 'M';
    out.append(" d=\"");
    for (Item.Trace.Spot spot : trace.spots()) {
      out.append(command);
      point(spot.x(), spot.y());
      command = 'L';
    }
    out.append("\"/>\n");
  }

  private void path(Ink ink, double width) {
    open("path", ink, "stroke");
    out.append(" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    attribute("stroke-width", width);
  }

  private void chevron(Item.Chevron chevron) {
    path(chevron.ink(), chevron.width());
    double back = chevron.x() - chevron.size();
    double half = Math.abs(chevron.size());
    out.append(" d=\"M");
    point(back, chevron.y() - half);
    out.append('L');
    point(chevron.x(), chevron.y());
    out.append('L');
    point(back, chevron.y() + half);
    out.append("\"/>\n");
  }

  private void disc(Item.Circle circle, Ink ink, double radius) {
    open("circle", ink, "fill");
    attribute("cx", circle.x());
    attribute("cy", circle.y());
    attribute("r", radius);
  }

  private void open(String element, Ink ink, String paint) {
    out.append('<').append(element).append(" class=\"").append(ink.cssClass()).append("\" ").append(paint)
        .append("=\"").append(ink.hex()).append('"');
  }

  private void element(String name, String content) {
    out.append('<').append(name).append('>');
    escaped(content);
    out.append("</").append(name).append('>');
  }

  private void attribute(String name, double value) {
    out.append(' ').append(name).append("=\"");
    number(value);
    out.append('"');
  }

  private void point(double x, double y) {
    number(x);
    out.append(' ');
    number(y);
  }

  private void number(double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths < 0) {
      out.append('-');
      hundredths = -hundredths;
    }
    out.append(hundredths / 100);
    long rest = hundredths % 100;
    if (rest > 0) {
      out.append('.').append(rest / 10);
      if (rest % 10 > 0) {
        out.append(rest % 10);
      }
    }
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> out.append(c);
      }
    }
  }
}
