package songstroke.runs;

import java.io.IOException;

import songstroke.pipeline.Stack;

/// Gives a stack by its name, for as long as it is used.
public interface StackAccess {
  void use(String name, Use use) throws IOException;

  /// Opens a stack by its name.
  interface Opener {
    Stack open(String name) throws IOException;
  }

  /// What is done with a stack.
  interface Use {
    void of(Stack stack) throws IOException;
  }

  /// Opens a stack each time and closes it afterwards.
  static StackAccess opened(Opener opener) {
    return (name, use) -> {
      try (Stack stack = opener.open(name)) {
        use.of(stack);
      }
    };
  }
}
