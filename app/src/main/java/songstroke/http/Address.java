package songstroke.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// An address below a service's base, built piece by piece.
///
/// A secret goes only to an address that keeps it to itself: one that begins with `https`, or one of this machine.
public final class Address {
  private static final String HTTPS = "https";

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

  /// Adds a key or a token.
  ///
  /// @throws IllegalArgumentException when others could read it on its way; its value is not in the message
  public Address withSecret(String name, String value) {
    if (!isConfidential(uri())) {
      throw new IllegalArgumentException(name + " is not sent to " + uri().getHost() + " without https");
    }
    return with(name, value);
  }

  public URI uri() {
    return URI.create(text.toString());
  }

  /// A value as it may stand in a path or a query.
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// The base address of a service that a person wrote, always in the same form: scheme and host in lower case, no port
  /// that goes without saying, no slash at the end. Empty when it is anything else, or has a password in it.
  public static Optional<URI> base(String text) {
    try {
      URI uri = new URI(text.strip().replaceFirst("/+$", ""));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean secure = scheme.equals(HTTPS);
      if (!(secure || scheme.equals("http")) || uri.getHost() == null || uri.getRawUserInfo() != null
          || uri.getRawQuery() != null || uri.getRawFragment() != null) {
        return Optional.empty();
      }
      boolean usual = uri.getPort() < 0 || uri.getPort() == (secure ? 443 : 80);
      return Optional.of(URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT)
          + (usual ? "" : ":" + uri.getPort()) + uri.getRawPath()));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /// A text in which no address shows its user name and password.
  public static String shown(String text) {
    return text.replaceAll("(?<=://)[^/@\\s]*@", "***@");
  }

  /// Whether nobody between here and there can read what is sent: a secret may go there.
  public static boolean isConfidential(URI address) {
    return HTTPS.equalsIgnoreCase(address.getScheme()) || isOnThisMachine(address);
  }

  /// Whether what is sent does not leave this machine.
  public static boolean isOnThisMachine(URI address) {
    return "localhost".equalsIgnoreCase(address.getHost()) || isLoopback(address);
  }

  /// Whether the host is the number of this machine itself, `127.0.0.1` or `[::1]`, so that no name must be looked up.
  public static boolean isLoopback(URI address) {
    String host = address.getHost();
    try {
      return host != null && InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
