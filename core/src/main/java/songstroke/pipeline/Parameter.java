package songstroke.pipeline;

import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Something that can be set for a run, by name.
///
/// @param name     lower case with underscores
/// @param standard the text that holds when nothing is set
/// @param parse    text to value; throws IllegalArgumentException with what the text should be
/// @param about    one sentence for a person
public record Parameter<T>(String name, String standard, Function<String, T> parse, String about) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  public Parameter {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A parameter's name is lower case with underscores, not '" + name + "'");
    }
    Objects.requireNonNull(parse.apply(standard), name);
  }

  /// Any text.
  public static Parameter<String> text(String name, String standard, String about) {
    return new Parameter<>(name, standard, Function.identity(), about);
  }

  /// A number above 0.
  public static Parameter<Double> positive(String name, String standard, String about) {
    return new Parameter<>(name, standard, Parameter::positive, about);
  }

  /// A whole number.
  public static Parameter<Long> whole(String name, String standard, String about) {
    return new Parameter<>(name, standard, Parameter::whole, about);
  }

  /// The value that a text stands for.
  ///
  /// @throws WrongParameterException naming the parameter and what it should be
  public T value(String text) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new WrongParameterException(name, text, e);
    }
  }

  private static double positive(String text) {
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value < Double.POSITIVE_INFINITY) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the other wrong values
    }
    throw new IllegalArgumentException("it is a number above 0");
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("it is a whole number", e);
    }
  }
}
