package songstroke.pipeline;

/// Takes notice of what happens in runs. Called by one thread at a time.
public interface RunListener {
  void on(RunEvent event);
}
