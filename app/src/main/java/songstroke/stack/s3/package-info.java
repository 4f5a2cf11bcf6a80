/// Artifacts in a bucket of any service that speaks the S3 protocol.
///
/// Reading order: [S3Place] (where: endpoint, bucket, prefix, region), [S3Credentials] (who), [S3ArtifactStore] (keeps,
/// reads, lists), [Spool] (an artifact on its way out), [BodyInputStream] (one on its way in), [S3Trouble] (what goes
/// wrong, as a sentence). Only this package knows the service's client library, and only once the store is used.
@NullMarked
package songstroke.stack.s3;

import org.jspecify.annotations.NullMarked;
