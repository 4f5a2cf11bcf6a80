import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The smallest program with four picocli commands: what a start costs before it does anything.
@Command(name = "hello", mixinStandardHelpOptions = true, description = "Says hello.")
public final class Hello implements Runnable {
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Hello())
        .addSubcommand("one", new Hello())
        .addSubcommand("two", new Hello())
        .addSubcommand("three", new Hello())
        .addSubcommand("four", new Hello())
        .execute(arguments));
  }

  @Override
  public void run() {
    System.out.println("hello");
  }
}
