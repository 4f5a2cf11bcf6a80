package songstroke.http;

/// The name under which services are asked: `Songstroke/VERSION ( CONTACT )`. Services turn away who gives none.
public final class UserAgent {
  private UserAgent() {}

  /// The name.
  ///
  /// @throws IllegalArgumentException when the contact is none
  public static String of(String version, String contact) {
    if (!isContact(contact)) {
      throw new IllegalArgumentException("'" + contact + "' is neither an e-mail address nor a web page");
    }
    return "Songstroke/" + version + " ( " + contact + " )";
  }

  /// Whether a service's operators could write to it: an e-mail address or a web page, in plain characters.
  public static boolean isContact(String text) {
    return text.matches("[!-~&&[^@()\"<>]]+@[!-~&&[^@()\"<>]]+|https?://[!-~&&[^()\"<>]]+");
  }
}
