package songstroke.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import songstroke.file.PrivateFiles;
import songstroke.file.WholeFile;
import songstroke.secret.Secret;
import songstroke.secret.SecretStore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Secrets in a file that belongs to the person and that nobody else can read; any other file is refused.
public final class FileSecretStore implements SecretStore {
  /// The system's locks are between processes; two stores of one process may have the same file.
  private static final ReentrantLock CHANGING = new ReentrantLock();

  private final Path file;

  public FileSecretStore(Path file) {
    this.file = file;
  }

  @Override
  public String flavor() {
    return "file";
  }

  @Override
  public Optional<Secret> get(String name) throws IOException {
    return Optional.ofNullable(read().get(name)).map(Secret::new);
  }

  @Override
  public void set(String name, Secret secret) throws IOException {
    change(secrets -> {
      secrets.put(name, secret.reveal());
      return true;
    });
  }

  @Override
  public List<String> names() throws IOException {
    return List.copyOf(read().keySet());
  }

  @Override
  public boolean delete(String name) throws IOException {
    return read().containsKey(name) && change(secrets -> secrets.remove(name) != null);
  }

  /// Changes secrets, or says that it need not.
  private interface Change {
    boolean isMade(Map<String, String> secrets);
  }

  /// One process and one of its threads at a time; whoever reads sees the file before or after.
  private boolean change(Change change) throws IOException {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    CHANGING.lock();
    try (FileChannel channel = PrivateFiles.open(lockFile, StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Objects.requireNonNull(lock);
      Map<String, String> secrets = read();
      boolean made = change.isMade(secrets);
      if (made) {
        replace(secrets);
      }
      return made;
    } finally {
      CHANGING.unlock();
    }
  }

  private void replace(Map<String, String> secrets) throws IOException {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    secrets.forEach(json::put);
    WholeFile.writeDurably(file, json.toPrettyString() + "\n");
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    if (!Files.exists(file)) {
      return secrets;
    }
    requirePrivate();
    try {
      for (Map.Entry<String, JsonNode> entry : JsonMapper.shared().readTree(Files.readString(file))
          .properties()) {
        secrets.put(entry.getKey(), entry.getValue().asString());
      }
    } catch (JacksonException _) {
      // the parser's message could quote a secret
      throw new IOException(file + " is damaged: it is not JSON");
    }
    return secrets;
  }

  private void requirePrivate() throws IOException {
    if (PrivateFiles.isOpen(file)) {
      throw new IOException(
          file + " can be read by others ("
              + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
              + "); make it private with 'chmod 600 " + file + "'");
    }
    if (!PrivateFiles.isOurs(file)) {
      throw new IOException(file + " belongs to " + Files.getOwner(file).getName() + ", not to you");
    }
  }

  /// Opens it below the data folder, or where the setting `file` says.
  public static final class Provider implements SecretStore.Provider {
    @Override
    public String flavor() {
      return "file";
    }

    @Override
    public SecretStore open(Path data, Map<String, String> environment, Map<String, String> settings) {
      String file = settings.get("file");
      return new FileSecretStore(file == null ? data.resolve("secrets.json") : Path.of(file));
    }
  }
}
