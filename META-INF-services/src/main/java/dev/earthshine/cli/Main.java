package dev.earthshine.cli;

import java.io.IOException;
import java.util.Map;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;

/** The program in the plugin jar; {@link CommandLine#USAGE} says what it does. */
public final class Main {
  private final Terminal terminal;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int code = new Main(Terminal.ofProcess()).run(arguments);
    System.exit(code);
  }

  private int run(String... arguments) {
    try {
      return run(CommandLine.parse(arguments));
    } catch (UsageException e) {
      terminal.err().println("earthshine: " + e.getMessage());
      terminal.err().print(CommandLine.USAGE);
      return 1;
    }
  }

  private int run(CommandLine line) {
    try {
      switch (line.mode()) {
        case HELP -> terminal.out().write(CommandLine.USAGE);
        case VERSION -> terminal.out().write(versions(new Runner(terminal).factory()));
        case DEMO -> new Demo(new Runner(terminal), terminal.out()).run();
        default -> new Runner(terminal).run(script(line), line.arguments(), Map.of());
      }
      return 0;
    } catch (ScriptException e) {
      report(Failure.describe(e), e, line.verbose());
    } catch (IOException e) {
      report("earthshine: " + e.getMessage(), e, line.verbose());
    }
    return 1;
  }

  private Script script(CommandLine line) throws IOException {
    return switch (line.mode()) {
      case CODE -> new Script("-e", line.subject());
      case STANDARD_INPUT -> Script.ofReader("stdin", terminal.in());
      default -> Script.ofFile(line.subject());
    };
  }

  private static String versions(ScriptEngineFactory factory) {
    return "%s %s, %s %s, Java %s%n"
        .formatted(
            factory.getEngineName(),
            factory.getEngineVersion(),
            factory.getLanguageName(),
            factory.getLanguageVersion(),
            Runtime.version());
  }

  private void report(String message, Exception cause, boolean verbose) {
    terminal.err().println(message);
    if (verbose) {
      cause.printStackTrace(terminal.err());
    }
  }
}
