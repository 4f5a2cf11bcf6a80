package songstroke.pipeline;

class MemoryRunStoreTest implements RunStoreContract {
  private final MemoryRunStore store = new MemoryRunStore();

  @Override
  public RunStore store() {
    return store;
  }

  @Override
  public RunStore storeAfterDeath() {
    store.killRuns();
    return store;
  }
}
