package dev.earthshine.cli;

import java.util.List;

/**
 * What the user asked for.
 *
 * @param subject the path of a script file, or code; empty in the other modes
 * @param arguments what followed the script, for its table {@code arg}
 * @param verbose whether an error is shown with its Java stack trace
 */
record CommandLine(Mode mode, String subject, List<String> arguments, boolean verbose) {
  static final String USAGE = """
      usage: java -jar earthshine.jar [-v] SCRIPT [ARGUMENT...]

        script.lua       run a file
        -e CODE          run CODE
        -                run what standard input holds
        --demo           run the documented scripts against a server inside this process
        --version        print the versions of Earthshine, Lua and Java
        --help, -h       print this text
        -v               with an error, print the Java stack trace too

      The arguments are in the table 'arg', from arg[1] on; arg[0] is the script.
      What the script returns is not printed. 'os.exit' ends the program with a code of its own.
      Exit code: 0, or 1 after an error, with 'file:line: message' on standard error;
      1 too for a command line that is not understood.
      """;

  enum Mode {
    FILE,
    CODE,
    STANDARD_INPUT,
    DEMO,
    VERSION,
    HELP
  }

  /**
   * Reads the arguments of the program. Options stand before the script; all behind it is the script's.
   *
   * @throws UsageException naming the argument that is unknown or missing
   */
  static CommandLine parse(String... words) throws UsageException {
    boolean verbose = words.length > 0 && words[0].equals("-v");
    List<String> rest = List.of(words).subList(verbose ? 1 : 0, words.length);
    if (rest.isEmpty()) {
      throw new UsageException("no script given");
    }
    String first = rest.get(0);
    List<String> behind = List.copyOf(rest.subList(1, rest.size()));
    return switch (first) {
      case "-e" -> code(behind, verbose);
      case "-" -> new CommandLine(Mode.STANDARD_INPUT, "", behind, verbose);
      case "--demo" -> alone(Mode.DEMO, rest, verbose);
      case "--version" -> alone(Mode.VERSION, rest, verbose);
      case "--help", "-h" -> alone(Mode.HELP, rest, verbose);
      default -> {
        if (first.startsWith("-")) {
          throw new UsageException("unknown option " + first);
        }
        yield new CommandLine(Mode.FILE, first, behind, verbose);
      }
    };
  }

  private static CommandLine code(List<String> words, boolean verbose) throws UsageException {
    if (words.isEmpty()) {
      throw new UsageException("-e needs code after it");
    }
    return new CommandLine(Mode.CODE, words.get(0), words.subList(1, words.size()), verbose);
  }

  private static CommandLine alone(Mode mode, List<String> words, boolean verbose)
      throws UsageException {
    if (words.size() > 1) {
      throw new UsageException(words.get(0) + " takes no argument, got " + words.get(1));
    }
    return new CommandLine(mode, "", List.of(), verbose);
  }
}
