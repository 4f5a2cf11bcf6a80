/// The parts of a stack on this machine.
///
/// Reading order: [LocalOrchestrator] runs a pipeline in this process, step by step, with [Execution] as one run and
/// [Attempt] as one try at a step; [LocalArtifactStore] keeps artifacts in a folder (one in a bucket is in `s3`);
/// [FileSecretStore] and [EnvironmentSecretStore] keep secrets. [StackDescription] and [Stacks] say which parts make up
/// a stack, found by [java.util.ServiceLoader]. [StepProcess] runs one step by itself for other engines.
@NullMarked
package songstroke.stack;

import org.jspecify.annotations.NullMarked;
