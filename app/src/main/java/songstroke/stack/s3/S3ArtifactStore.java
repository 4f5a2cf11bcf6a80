package songstroke.stack.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.DamagedArtifactException;
import songstroke.pipeline.Hashes;
import songstroke.pipeline.Site;
import songstroke.pipeline.VerifyingInputStream;
import songstroke.secret.SecretStore;

/// Artifacts as objects of a bucket, addressed path-style, so that any S3-compatible service will do.
///
/// An object becomes visible whole, when its one request, or the last of its parts, has arrived with the right
/// checksum; it is compared with its hash whenever it is read. Trouble is an
/// [songstroke.pipeline.ArtifactStoreException]. The client is made, and the access key read, at the first use.
public final class S3ArtifactStore implements ArtifactStore {
  /// Above this an artifact goes in parts of this size.
  private static final int PART_BYTES = 16 * 1024 * 1024;
  private static final int MOST_PARTS = 10_000;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

  private final S3Place place;
  private final SecretStore secrets;
  private final Map<String, String> environment;
  private final Path spools;
  private final int partBytes;
  private @Nullable S3Client client;

  private interface Call<T extends @Nullable Object> {
    T on(S3Client client) throws IOException;
  }

  /// A store that is not reached before it is used.
  ///
  /// @param spools the folder where artifacts wait until they are sent
  S3ArtifactStore(S3Place place, SecretStore secrets, Map<String, String> environment, Path spools,
      int partBytes) {
    this.place = place;
    this.secrets = secrets;
    this.environment = environment;
    this.spools = spools;
    this.partBytes = partBytes;
  }

  @Override
  public Blob put(Content content) throws IOException {
    try (Spool spool = Spool.of(spools, content)) {
      call(s3 -> {
        if (spool.bytes() <= partBytes) {
          putWhole(s3, spool);
        } else {
          putInParts(s3, spool);
        }
        return spool;
      });
      return new Blob(spool.sha256(), spool.bytes());
    }
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    String key = place.key(sha256);
    String uri = uri(sha256);
    return call(s3 -> {
      try {
        ResponseInputStream<GetObjectResponse> body = s3
            .getObject(request -> request.bucket(place.bucket()).key(key));
        return new VerifyingInputStream(
            new BodyInputStream(body, place, uri, body.response().contentLength()), sha256, uri);
      } catch (NoSuchKeyException _) {
        throw new NoSuchFileException(uri);
      }
    });
  }

  @Override
  public Condition check(String sha256) throws IOException {
    try (InputStream in = open(sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
      return Condition.WHOLE;
    } catch (NoSuchFileException _) {
      return Condition.MISSING;
    } catch (DamagedArtifactException _) {
      return Condition.DAMAGED;
    }
  }

  @Override
  public void delete(String sha256) throws IOException {
    String key = place.key(sha256);
    call(s3 -> s3.deleteObject(request -> request.bucket(place.bucket()).key(key)));
  }

  @Override
  public List<Stored> stored() throws IOException {
    return call(s3 -> {
      List<Stored> stored = new ArrayList<>();
      for (S3Object object : s3
          .listObjectsV2Paginator(request -> request.bucket(place.bucket()).prefix(place.start()))
          .contents()) {
        place.sha256(object.key())
            .ifPresent(sha256 -> stored.add(new Stored(sha256, object.size(), object.lastModified())));
      }
      stored.sort(Comparator.comparing(Stored::sha256));
      return stored;
    });
  }

  @Override
  public boolean isShared() {
    return place.shared();
  }

  @Override
  public void sweep(Instant before) throws IOException {
    Spool.sweep(spools, before);
    if (isShared()) {
      return;
    }
    call(s3 -> {
      for (MultipartUpload upload : s3
          .listMultipartUploadsPaginator(request -> request.bucket(place.bucket()).prefix(place.start()))
          .uploads()) {
        if (upload.initiated().isBefore(before) && place.sha256(upload.key()).isPresent()) {
          abort(s3, upload.key(), upload.uploadId());
        }
      }
      return before;
    });
  }

  @Override
  public String uri(String sha256) {
    return place.uri(sha256);
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private void putWhole(S3Client s3, Spool spool) {
    String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(spool.sha256()));
    s3.putObject(request -> request.bucket(place.bucket()).key(place.key(spool.sha256()))
        .checksumSHA256(checksum), RequestBody.fromFile(spool.file()));
  }

  /// Nothing is visible before the last request, and nothing stays when one fails.
  private void putInParts(S3Client s3, Spool spool) throws IOException {
    String key = place.key(spool.sha256());
    String upload = s3.createMultipartUpload(
        request -> request.bucket(place.bucket()).key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256))
        .uploadId();
    try {
      List<CompletedPart> parts = sendParts(s3, spool, key, upload);
      s3.completeMultipartUpload(request -> request.bucket(place.bucket()).key(key).uploadId(upload)
          .multipartUpload(whole -> whole.parts(parts)));
    } catch (IOException | SdkException e) {
      try {
        abort(s3, key, upload);
      } catch (SdkException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private List<CompletedPart> sendParts(S3Client s3, Spool spool, String key, String upload)
      throws IOException {
    int size = Math.toIntExact(Math.max(partBytes, spool.bytes() / MOST_PARTS + 1));
    List<CompletedPart> parts = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(spool.file()))) {
      for (byte[] bytes = in.readNBytes(size); bytes.length > 0; bytes = in.readNBytes(size)) {
        int number = parts.size() + 1;
        MessageDigest digest = Hashes.sha256();
        digest.update(bytes);
        String checksum = Base64.getEncoder().encodeToString(digest.digest());
        String tag = s3.uploadPart(request -> request.bucket(place.bucket()).key(key).uploadId(upload)
            .partNumber(number).checksumSHA256(checksum), RequestBody.fromBytes(bytes)).eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).checksumSHA256(checksum).build());
      }
    }
    return parts;
  }

  private void abort(S3Client s3, String key, String upload) {
    s3.abortMultipartUpload(request -> request.bucket(place.bucket()).key(key).uploadId(upload));
  }

  private <T> T call(Call<T> call) throws IOException {
    try {
      return call.on(client());
    } catch (SdkException e) {
      throw S3Trouble.of(place, e);
    }
  }

  /// Nothing of the person's other S3 programs has a say: no profile file, no instance service.
  private synchronized S3Client client() throws IOException {
    S3Client open = client;
    if (open == null) {
      AwsCredentials credentials = S3Credentials.read(place, secrets, environment);
      open = S3Client.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT_LIMIT)
              .socketTimeout(SILENCE_LIMIT))
          .endpointOverride(place.endpoint()).region(Region.of(place.region())).forcePathStyle(true)
          .credentialsProvider(StaticCredentialsProvider.create(credentials))
          .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
          .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
          .overrideConfiguration(
              settings -> settings.defaultProfileFile(ProfileFile.aggregator().build()))
          .build();
      client = open;
    }
    return open;
  }

  /// Opens the one that the settings `endpoint`, `bucket`, `prefix`, `region` and `shared` describe.
  public static final class Provider implements ArtifactStore.Provider {
    @Override
    public String flavor() {
      return "s3";
    }

    @Override
    public ArtifactStore open(Site site, Map<String, String> settings, SecretStore secrets)
        throws IOException {
      S3Place place = S3Place.of(settings);
      place.requireConfidential();
      return new S3ArtifactStore(place, secrets, site.environment(),
          site.data().resolve("outgoing"), PART_BYTES);
    }
  }
}
