package songstroke.stack.s3;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import songstroke.pipeline.ArtifactStoreException;
import songstroke.problem.Problem;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import songstroke.stack.EnvironmentSecretStore;

/// The access key: from the stack's secret store, else from the environment under the names that other S3 programs use.
/// It is read when the store is first used and is nowhere else: no argument, no setting, no file of this package.
final class S3Credentials {
  static final String ID = "s3.access-key-id";
  static final String KEY = "s3.secret-access-key";
  private static final String TOKEN = "s3.session-token";

  private S3Credentials() {}

  /// Reads the access key.
  ///
  /// @throws ArtifactStoreException when there is none, or only half of one
  static AwsCredentials read(S3Place place, SecretStore secrets, Map<String, String> environment)
      throws IOException {
    Optional<AwsCredentials> kept = from(secrets, ID, KEY, TOKEN);
    Optional<AwsCredentials> found = kept.isPresent()
        ? kept
        : from(new EnvironmentSecretStore(environment), "aws-access-key-id", "aws-secret-access-key",
            "aws-session-token");
    return found.orElseThrow(() -> new ArtifactStoreException(Problem.CONFIGURATION,
        "there is no access key for the S3 store at " + place.endpoint() + "; " + HOW_TO_SET));
  }

  /// What to do about a missing or wrong key.
  static final String HOW_TO_SET = "keep it with 'songstroke secret set " + ID
      + "' and 'songstroke secret set " + KEY
      + "', or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment";

  private static Optional<AwsCredentials> from(SecretStore store, String id, String key, String token)
      throws IOException {
    Optional<Secret> name = store.get(id);
    Optional<Secret> secret = store.get(key);
    if (name.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    Optional<Secret> session = store.get(token);
    return Optional.of(session.isPresent()
        ? AwsSessionCredentials.create(name.get().reveal(), secret.get().reveal(), session.get().reveal())
        : AwsBasicCredentials.create(name.get().reveal(), secret.get().reveal()));
  }
}
