package songstroke.secret;

class MemorySecretStoreTest implements SecretStoreContract {
  private final MemorySecretStore store = new MemorySecretStore();

  @Override
  public SecretStore store() {
    return store;
  }
}
