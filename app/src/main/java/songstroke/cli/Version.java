package songstroke.cli;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/// The program's version, from its jar's manifest.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[]{"songstroke " + packaged().orElse("(not packaged)")};
  }

  /// The version's number; empty when the program does not run from its jar.
  static Optional<String> packaged() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
  }
}
