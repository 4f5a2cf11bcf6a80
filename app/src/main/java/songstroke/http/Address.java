package songstroke.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// An address below a service's base, built piece by piece.
public final class Address {
  private final StringBuilder text;
  private char separator = '?';

  public Address(String base, String path) {
    text = new StringBuilder(base.endsWith("/") ? base.substring(0, base.length() - 1) : base).append(path);
  }

  public Address with(String name, String value) {
    text.append(separator).append(name).append('=').append(encoded(value));
    separator = '&';
    return this;
  }

  public URI uri() {
    return URI.create(text.toString());
  }

  /// A value as it may stand in a path or a query.
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
