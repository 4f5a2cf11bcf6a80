package songstroke.cli;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/// The program's version, from its jar's manifest.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[]{"songstroke " + packaged().orElse("(not packaged)")};
  }

  /// The bare number, for services that want to know who asks.
  static String number() {
    return packaged().orElse("0");
  }

  private static Optional<String> packaged() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
  }
}
