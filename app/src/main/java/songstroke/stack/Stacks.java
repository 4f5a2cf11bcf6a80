package songstroke.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

import songstroke.file.WholeFile;
import songstroke.pipeline.ArtifactStore;
import songstroke.pipeline.Names;
import songstroke.pipeline.Orchestrator;
import songstroke.pipeline.Site;
import songstroke.pipeline.Stack;
import songstroke.secret.SecretStore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The stacks that a person has registered, in a JSON file, and which of them is in use. The stack `local` is always
/// there.
public final class Stacks {
  private final Path file;
  private final Site site;

  /// What the file holds.
  private record Registered(String inUse, List<StackDescription> stacks) {}

  /// The stacks of a file, which need not exist.
  public Stacks(Path file, Site site) {
    this.file = file;
    this.site = site;
  }

  /// All stacks, `local` first.
  public List<StackDescription> all() throws IOException {
    List<StackDescription> all = new ArrayList<>(List.of(StackDescription.LOCAL));
    all.addAll(read().stacks());
    return all;
  }

  /// The name of the stack in use.
  public String inUse() throws IOException {
    return read().inUse();
  }

  /// The stack of this name.
  ///
  /// @throws IllegalArgumentException when there is none, naming the nearest
  public StackDescription describe(String name) throws IOException {
    List<StackDescription> all = all();
    return all.stream().filter(stack -> stack.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stack named '" + name + "'"
            + Names.hint(name, all.stream().map(StackDescription::name).toList())));
  }

  /// Makes a stack the one in use.
  public void use(String name) throws IOException {
    write(new Registered(describe(name).name(), read().stacks()));
  }

  /// Adds a stack, in place of any of its name, once its parts could be opened.
  ///
  /// @throws IllegalArgumentException when a flavor is unknown or a setting wrong
  public void register(StackDescription stack) throws IOException {
    if (stack.name().equals(StackDescription.LOCAL.name())) {
      throw new IllegalArgumentException(
          "the stack 'local' is always there and stays as it is; choose another name");
    }
    open(stack).close();
    Registered before = read();
    List<StackDescription> stacks = before.stacks().stream()
        .filter(other -> !other.name().equals(stack.name()))
        .collect(Collectors.toCollection(ArrayList::new));
    stacks.add(stack);
    write(new Registered(before.inUse(), stacks));
  }

  /// Opens the parts of a stack.
  ///
  /// @throws IllegalArgumentException when a flavor is unknown or a setting wrong
  public Stack open(StackDescription stack) throws IOException {
    Orchestrator orchestrator = provider(Orchestrator.Provider.class, Orchestrator.Provider::flavor,
        "orchestrator",
        stack.orchestrator()).open(site, stack.settingsOf("orchestrator"));
    SecretStore secrets = provider(SecretStore.Provider.class, SecretStore.Provider::flavor, "secret store",
        stack.secretStore()).open(site.data(), site.environment(), stack.settingsOf("secret-store"));
    ArtifactStore artifacts = provider(ArtifactStore.Provider.class, ArtifactStore.Provider::flavor,
        "artifact store",
        stack.artifactStore()).open(site, stack.settingsOf("artifact-store"), secrets);
    return new Stack(stack.name(), orchestrator, artifacts, secrets);
  }

  private static <P> List<String> flavors(Class<P> type, Function<P, String> flavor) {
    return ServiceLoader.load(type).stream().map(ServiceLoader.Provider::get).map(flavor).toList();
  }

  private static <P> P provider(Class<P> type, Function<P, String> flavor, String part, String wanted) {
    for (P provider : ServiceLoader.load(type)) {
      if (flavor.apply(provider).equals(wanted)) {
        return provider;
      }
    }
    throw new IllegalArgumentException(
        "there is no " + part + " of the flavor '" + wanted + "'"
            + Names.hint(wanted, flavors(type, flavor)));
  }

  private Registered read() throws IOException {
    if (!Files.exists(file)) {
      return new Registered(StackDescription.LOCAL.name(), List.of());
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
      List<StackDescription> stacks = new ArrayList<>();
      for (JsonNode stack : json.path("stacks")) {
        Map<String, String> settings = new LinkedHashMap<>();
        stack.path("settings").properties()
            .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asString()));
        stacks.add(new StackDescription(stack.path("name").asString(), stack.path("orchestrator").asString(),
            stack.path("artifact-store").asString(), stack.path("secret-store").asString(), settings));
      }
      return new Registered(json.path("in-use").asString(StackDescription.LOCAL.name()), stacks);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(file + " cannot be understood: " + e.getMessage(), e);
    }
  }

  private void write(Registered registered) throws IOException {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("in-use", registered.inUse());
    ArrayNode stacks = json.putArray("stacks");
    for (StackDescription stack : registered.stacks()) {
      ObjectNode settings = stacks.addObject().put("name", stack.name())
          .put("orchestrator", stack.orchestrator())
          .put("artifact-store", stack.artifactStore()).put("secret-store", stack.secretStore())
          .putObject("settings");
      stack.settings().forEach(settings::put);
    }
    WholeFile.writeDurably(file, json.toPrettyString() + "\n");
  }
}
