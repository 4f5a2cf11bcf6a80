package songstroke.stack.s3;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import songstroke.http.Address;
import songstroke.pipeline.ArtifactStoreException;
import songstroke.pipeline.Names;
import songstroke.problem.Problem;
import songstroke.stack.Sharing;

/// Where artifacts lie: `PREFIX/ab/cdef...` in the bucket holds the one whose SHA-256 begins with `abcdef`.
///
/// @param endpoint the service's address, without a path of its own
/// @param prefix   without a slash at its ends; may be empty
/// @param region   as the service names it; most self-hosted ones do not care
/// @param shared   whether others use the same prefix of the bucket
record S3Place(URI endpoint, String bucket, String prefix, String region, boolean shared) {
  private static final List<String> SETTINGS = List.of("endpoint", "bucket", "prefix", "region", "shared");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*|");
  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String FIRST_REGION = "us-east-1";
  private static final int SPLIT = 2;

  S3Place {
    require(isAddress(endpoint), "endpoint",
        "is the service's address, such as http://localhost:9000, without a path or a password");
    require(BUCKET.matcher(bucket).matches(), "bucket",
        "is 3 to 63 lower case letters, digits, '.' and '-', not '" + bucket + "'");
    require(PREFIX.matcher(prefix).matches(), "prefix",
        "is names of letters, digits, '.', '_' and '-' with '/' between them, not '" + prefix + "'");
    require(REGION.matcher(region).matches(), "region",
        "is letters, digits and '-', not '" + region + "'");
  }

  /// The place that a stack's settings describe.
  ///
  /// @throws IllegalArgumentException when one is wrong, missing or unknown; its value is not repeated where it might
  ///                                  be a secret
  static S3Place of(Map<String, String> settings) {
    for (String name : settings.keySet()) {
      if (!SETTINGS.contains(name)) {
        throw new IllegalArgumentException(
            "the artifact store s3 has no setting 'artifact-store." + name + "'"
                + Names.hint(name, SETTINGS)
                + "; its access key is no setting: keep it with 'songstroke secret set "
                + S3Credentials.ID + "' and 'songstroke secret set " + S3Credentials.KEY + "'");
      }
    }
    return new S3Place(address(given(settings, "endpoint")), given(settings, "bucket"),
        settings.getOrDefault("prefix", "").replaceAll("^/+|/+$", ""),
        settings.getOrDefault("region", FIRST_REGION), Sharing.of(settings));
  }

  /// Makes sure that nobody on the way sees the artifacts and what signs the requests.
  ///
  /// @throws ArtifactStoreException when somebody could
  void requireConfidential() throws ArtifactStoreException {
    if (!Address.isConfidential(endpoint)) {
      throw new ArtifactStoreException(Problem.CONFIGURATION,
          "the setting 'artifact-store.endpoint' is " + endpoint
              + ", where others on the network could read what"
              + " is sent; register the stack again with an address that begins with https://, or with one of this"
              + " machine to which 'ssh -L' leads the service");
    }
  }

  /// The key of an artifact.
  ///
  /// @throws IllegalArgumentException when it is no hash
  String key(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("Not a SHA-256: " + sha256);
    }
    return start() + sha256.substring(0, SPLIT) + "/" + sha256.substring(SPLIT);
  }

  /// The hash of the artifact that lies under a key; empty when the key is of something else.
  Optional<String> sha256(String key) {
    if (!key.startsWith(start())) {
      return Optional.empty();
    }
    String rest = key.substring(start().length());
    return Optional.of(rest).filter(name -> name.indexOf('/') == SPLIT).map(name -> name.replace("/", ""))
        .filter(name -> SHA256.matcher(name).matches());
  }

  /// What every key begins with.
  String start() {
    return prefix.isEmpty() ? "" : prefix + "/";
  }

  String uri(String sha256) {
    return "s3://" + bucket + "/" + key(sha256);
  }

  private static String given(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(
            "the artifact store s3 needs the setting 'artifact-store." + name + "'"));
  }

  private static URI address(String text) {
    return Address.base(text).orElse(URI.create(""));
  }

  private static boolean isAddress(URI address) {
    return address.getHost() != null && address.getPath().isEmpty();
  }

  private static void require(boolean right, String setting, String rule) {
    if (!right) {
      throw new IllegalArgumentException("the setting 'artifact-store." + setting + "' " + rule);
    }
  }
}
