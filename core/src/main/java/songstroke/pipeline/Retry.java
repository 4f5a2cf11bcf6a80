package songstroke.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;

import songstroke.problem.Explained;
import songstroke.problem.Problem;

/// How often a failed step is tried again, and how long to wait before.
///
/// The wait before attempt 2 is `first`; each further one is `factor` times the one before, up to `most`.
///
/// @param attempts attempts in all, at least 1
/// @param worth    which failures another attempt may overcome
public record Retry(int attempts, Duration first, double factor, Duration most, Predicate<Exception> worth) {
  public Retry {
    if (attempts < 1 || first.isNegative() || most.compareTo(first) < 0 || !(factor >= 1)) {
      throw new IllegalArgumentException(
          "A retry needs attempts >= 1, factor >= 1 and 0 <= first <= most, not " + attempts + ", " + factor
              + ", "
              + first + ", " + most);
    }
  }

  /// One attempt.
  public static Retry never() {
    return new Retry(1, Duration.ZERO, 1, Duration.ZERO, _ -> false);
  }

  /// That many attempts when a failure is [temporary][#isTemporary]; waits 1 s, 2 s, 4 s and so on up to a minute.
  public static Retry ofTemporary(int attempts) {
    return new Retry(attempts, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), Retry::isTemporary);
  }

  /// A failure that said so, or of input and output.
  public static boolean isTemporary(Exception failure) {
    return switch (failure) {
      case Explained explained -> explained.problem() == Problem.TEMPORARY;
      case UncheckedIOException _ -> true;
      default -> failure instanceof IOException;
    };
  }

  /// Whether to try again after this attempt's failure.
  public boolean again(int attempt, Exception failure) {
    return attempt < attempts && worth.test(failure);
  }

  /// How long to wait after this attempt, counted from 1.
  public Duration delayAfter(int attempt) {
    double millis = first.toMillis() * Math.pow(factor, attempt - 1.0);
    return millis >= most.toMillis() ? most : Duration.ofMillis(Math.round(millis));
  }
}
