package songstroke.cli;

import picocli.CommandLine.IVersionProvider;
import songstroke.wiring.Version;

/// What `--version` prints.
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[]{"songstroke " + Version.packaged().orElse("(not packaged)")};
  }
}
