package songstroke.pipeline;

/// Takes notice of what happens in runs. Called by one thread at a time.
///
/// One that fails is no longer told of the run, which goes on; see [RunEvent.Warned].
public interface RunListener {
  void on(RunEvent event);
}
