package songstroke.stack.s3;

import static songstroke.problem.Problem.CONFIGURATION;
import static songstroke.problem.Problem.NO_PERMISSION;
import static songstroke.problem.Problem.TEMPORARY;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import songstroke.pipeline.ArtifactStoreException;

/// What the service or the way to it had to say, as one sentence with the endpoint and what to do. The service's own
/// words are left out: they can hold the access key.
final class S3Trouble {
  private static final int MOVED = 301;
  private static final int UNKNOWN = 401;
  private static final int REFUSED = 403;
  private static final int MISSING = 404;
  private static final int TOO_MANY = 429;
  private static final int SERVERS_FAULT = 500;
  private static final int MOST_CAUSES = 10;

  private S3Trouble() {}

  static ArtifactStoreException of(S3Place place, SdkException failure) {
    return failure instanceof S3Exception answer ? answered(place, answer) : unreached(place, failure);
  }

  /// The connection ended in the middle of an artifact.
  static ArtifactStoreException brokenOff(S3Place place, String uri, Exception cause) {
    return new ArtifactStoreException(TEMPORARY, store(place) + " broke off in the middle of " + uri + " ("
        + said(cause) + "); try again", cause);
  }

  private static ArtifactStoreException answered(S3Place place, S3Exception answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    int status = answer.statusCode();
    String told = code.isEmpty() ? String.valueOf(status) : code;
    return switch (code) {
      case "NoSuchBucket" -> noBucket(place, answer);
      case "RequestTimeTooSkewed" -> new ArtifactStoreException(CONFIGURATION,
          store(place) + " refuses requests because its clock and this machine's differ; set the clock",
          answer);
      case "PermanentRedirect", "AuthorizationHeaderMalformed" -> wrongRegion(place, told, answer);
      case "BadDigest", "XAmzContentSHA256Mismatch", "RequestTimeout" -> new ArtifactStoreException(TEMPORARY,
          store(place) + " got other bytes than were sent (" + told + "); try again", answer);
      default -> answered(place, status, told, answer);
    };
  }

  private static ArtifactStoreException answered(S3Place place, int status, String told, S3Exception answer) {
    return switch (status) {
      case MOVED -> wrongRegion(place, told, answer);
      case UNKNOWN, REFUSED -> new ArtifactStoreException(NO_PERMISSION,
          store(place) + " refuses the access key for the bucket '" + place.bucket() + "' (" + told
              + "); if it is wrong, " + S3Credentials.HOW_TO_SET,
          answer);
      case MISSING -> noBucket(place, answer);
      default -> status == TOO_MANY || status >= SERVERS_FAULT
          ? new ArtifactStoreException(TEMPORARY,
              store(place) + " cannot answer now (" + status + ", " + told + "); try again later", answer)
          : new ArtifactStoreException(CONFIGURATION,
              store(place) + " does not take the request (" + status + ", " + told
                  + "); check the stack with 'songstroke stack show'",
              answer);
    };
  }

  private static ArtifactStoreException noBucket(S3Place place, S3Exception answer) {
    return new ArtifactStoreException(CONFIGURATION, store(place) + " has no bucket '" + place.bucket()
        + "'; make it there, or register the stack again with --set artifact-store.bucket=NAME", answer);
  }

  private static ArtifactStoreException wrongRegion(S3Place place, String told, S3Exception answer) {
    return new ArtifactStoreException(CONFIGURATION, store(place) + " keeps the bucket '" + place.bucket()
        + "' in another region than '" + place.region() + "' (" + told
        + "); register the stack again with --set artifact-store.region=NAME", answer);
  }

  private static ArtifactStoreException unreached(S3Place place, SdkException failure) {
    Throwable cause = root(failure);
    if (cause instanceof SSLException) {
      return new ArtifactStoreException(CONFIGURATION,
          store(place) + " cannot be trusted (" + said(cause)
              + "); check its certificate and whether the endpoint is http or https",
          failure);
    }
    return new ArtifactStoreException(TEMPORARY, store(place) + " cannot be reached (" + said(cause)
        + "); start it, make it reachable, or check the setting artifact-store.endpoint", failure);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root;
  }

  private static String said(Throwable cause) {
    return switch (cause) {
      case ConnectException _ -> "nothing is listening there";
      case UnknownHostException _ -> "no such host";
      case SocketTimeoutException _ -> "no answer in time";
      default -> cause.getMessage() == null
          ? cause.getClass().getSimpleName()
          : cause.getMessage().lines().findFirst().orElse("");
    };
  }

  private static String store(S3Place place) {
    return "the S3 store at " + place.endpoint();
  }
}
