package songstroke.wiring;

import java.util.Optional;

/// The program's version, from its jar's manifest.
public final class Version {
  private Version() {}

  /// The bare number; `0` when the program was not packaged.
  public static String number() {
    return packaged().orElse("0");
  }

  /// The number, if the program was packaged.
  public static Optional<String> packaged() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
  }
}
