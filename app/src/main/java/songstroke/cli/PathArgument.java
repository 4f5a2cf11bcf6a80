package songstroke.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A file or folder as an argument names it; an empty name is none.
final class PathArgument implements ITypeConverter<Path> {
  @Override
  public Path convert(String value) {
    if (value.isEmpty()) {
      throw new TypeConversionException("the name is empty; the working folder is '.'");
    }
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(why(e));
    }
  }

  /// Why a name cannot be used, and what to do.
  static String why(InvalidPathException e) {
    return "'" + e.getInput() + "' is no name of a file or folder here: "
        + (e.getReason().startsWith("Malformed") ? unknownCharacters() : e.getReason());
  }

  /// What is wrong, and what to do, when a name has characters that this process cannot pass on to the system.
  static String unknownCharacters() {
    return "the locale's character set (" + System.getProperty("sun.jnu.encoding")
        + ") lacks some of its characters; set LC_ALL=C.UTF-8";
  }
}
