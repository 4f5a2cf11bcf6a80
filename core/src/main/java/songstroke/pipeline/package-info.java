/// Pipelines of typed steps: what runs, what it makes, and how its results are found again.
///
/// Reading order:
/// 1. A [Step] turns one record into another. Its [Shape]s list the records' [Port]s, its [Parameter]s and
///    [StepOptions] say what may be set and what happens when it fails; while it runs it talks to a [StepContext].
/// 2. Each port holds a value of an [ArtifactType], which a [Materializer] writes and reads as a file.
/// 3. A [Pipeline] joins steps: adding one gives [StepOutputs], whose [Handle]s are wired to later steps' ports.
/// 4. A stored value is an [Artifact], known by its hash. The [CacheKey] names a piece of work, so that its
///    artifacts are found when the same work comes again; [CodeHash] is its part that stands for the program.
/// 5. Everything that happens in a run is a [RunEvent]; [StepState] and [RunState] are where it can stand;
///    [RunRecord], [StepRecord] and [ArtifactRecord] are what is remembered.
/// 6. The ports to the machine: [Orchestrator], [ArtifactStore] and [songstroke.secret.SecretStore] make up a
///    [Stack]; a [RunStore] remembers runs. Each has a *flavor*, the name by which it is chosen.
///
/// ```
/// Pipeline.Builder pipeline = Pipeline.named("correlation");
/// StepOutputs<Collected> collected = pipeline.add(collectAndTrack);
/// StepOutputs<Enriched> enriched = pipeline.add(enrich, Enrich.SEGMENTS.from(collected.get(Collected.SEGMENTS)));
/// ```
///
/// Nothing here knows a database, a network or a folder layout.
@NullMarked
package songstroke.pipeline;

import org.jspecify.annotations.NullMarked;
import songstroke.secret.SecretStore;
