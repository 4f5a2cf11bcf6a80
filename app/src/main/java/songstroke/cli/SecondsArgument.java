package songstroke.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import songstroke.timeline.Length;

/// A length of time as an argument gives it, in seconds.
final class SecondsArgument implements ITypeConverter<Double> {
  @Override
  public Double convert(String value) {
    try {
      return Length.seconds(value);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException("'" + value + "' is not " + Length.FORMS);
    }
  }
}
