package songstroke.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says in a few words why something could not be done with a file, without the file's name.
public final class Why {
  private Why() {}

  public static String of(Exception failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "no permission";
      case FileAlreadyExistsException _ -> "there is a file of that name";
      case NoSuchFileException _ -> "there is no such file";
      case FileSystemException trouble when trouble.getReason() != null -> trouble.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
