package songstroke.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void aFailureThatExplainsItselfSaysItsKind() {
    assertThat(Problem.of(new Failure(Problem.TEMPORARY, "busy; try again"))).isEqualTo(Problem.TEMPORARY);
  }

  @Test
  void otherFailuresAreToldByTheirType() {
    assertThat(Problem.of(new NoSuchFileException("a.jsonl"))).isEqualTo(Problem.NO_INPUT);
    assertThat(Problem.of(new AccessDeniedException("a.jsonl"))).isEqualTo(Problem.NO_PERMISSION);
    assertThat(Problem.of(new FileNotFoundException("a.jsonl"))).isEqualTo(Problem.CANNOT_CREATE);
    assertThat(Problem.of(new InvalidPathException("a\0b", "Nul"))).isEqualTo(Problem.CONFIGURATION);
    assertThat(Problem.of(new IllegalStateException())).isEqualTo(Problem.DEFECT);
    assertThat(Problem.of(new StackOverflowError())).isEqualTo(Problem.DEFECT);
  }

  @Test
  void anUncheckedFailureIsOfItsCausesKind() {
    assertThat(Problem.of(new UncheckedIOException(new NoSuchFileException("x"))))
        .isEqualTo(Problem.NO_INPUT);
    assertThat(Problem.of(new UncheckedIOException(new IOException("full"))))
        .isEqualTo(Problem.CANNOT_CREATE);
  }

  @Test
  void eachKindHasAnExitCodeOfItsOwn() {
    assertThat(Problem.values()).extracting(Problem::exitCode).doesNotHaveDuplicates()
        .containsExactly(64, 65, 66, 69, 70, 73, 75, 77, 78, 130);
  }
}
