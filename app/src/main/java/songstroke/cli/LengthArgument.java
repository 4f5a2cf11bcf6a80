package songstroke.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import songstroke.timeline.Length;

/// A length of time as an argument gives it, in seconds.
final class LengthArgument implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      return Length.seconds(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is not a length of time; " + e.getMessage());
    }
  }
}
