package songstroke.pipeline;

/// A parameter's text that does not stand for a value.
public final class WrongParameterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final String text;
  private final String expected;

  WrongParameterException(String parameter, String text, IllegalArgumentException because) {
    super("parameter " + parameter + " is '" + text + "': " + because.getMessage(), because);
    this.parameter = parameter;
    this.text = text;
    this.expected = String.valueOf(because.getMessage());
  }

  /// The parameter's name.
  public String parameter() {
    return parameter;
  }

  /// What it was set to.
  public String text() {
    return text;
  }

  /// What it should be, such as `it is a whole number`.
  public String expected() {
    return expected;
  }
}
