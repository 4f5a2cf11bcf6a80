package songstroke.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value for every parameter of a pipeline or step, each of them checked.
public final class Parameters {
  private final Map<String, String> texts;

  private Parameters(Map<String, String> texts) {
    this.texts = texts;
  }

  /// The given texts, and the standard for what is not given.
  ///
  /// @throws IllegalArgumentException when a name is unknown (naming the nearest ones) or a value is wrong
  public static Parameters of(List<Parameter<?>> declared, Map<String, String> given) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Parameter<?> parameter : declared) {
      String text = given.getOrDefault(parameter.name(), parameter.standard());
      parameter.value(text);
      texts.put(parameter.name(), text);
    }
    for (String name : given.keySet()) {
      if (!texts.containsKey(name)) {
        throw new IllegalArgumentException(
            "no parameter named '" + name + "'" + Names.hint(name, texts.keySet()));
      }
    }
    return new Parameters(texts);
  }

  /// The values of these parameters alone.
  public Parameters only(List<Parameter<?>> some) {
    Map<String, String> kept = new LinkedHashMap<>();
    some.forEach(parameter -> kept.put(parameter.name(), text(parameter)));
    return new Parameters(kept);
  }

  public <T> T value(Parameter<T> parameter) {
    return parameter.value(text(parameter));
  }

  /// All texts by name, in the order of declaration.
  public Map<String, String> texts() {
    return new LinkedHashMap<>(texts);
  }

  private String text(Parameter<?> parameter) {
    String text = texts.get(parameter.name());
    if (text == null) {
      throw new IllegalArgumentException("The parameter " + parameter.name() + " is not declared here");
    }
    return text;
  }
}
