package songstroke.schedule;

/// Text inside an XML element.
final class Xml {
  private Xml() {}

  static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
