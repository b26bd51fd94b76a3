package dev.earthshine.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.script.ScriptException;

/** The JVM's counterpart of {@code best-of.lua}: runs a program again and again and prints its best time, rounds and output. */
final class Worker {
  private Worker() {}

  /** Arguments: the subject, the file, the fewest rounds, the seconds to spend. */
  public static void main(String... args) throws IOException, ScriptException {
    Path file = Path.of(args[1]);
    int fewest = Integer.parseInt(args[2]);
    double seconds = Double.parseDouble(args[3]);
    Interpreter interpreter = Interpreter.of(args[0]);
    Interpreter.Script script = interpreter.compile(Files.readString(file, StandardCharsets.UTF_8));

    double best = Double.MAX_VALUE;
    int rounds = 0;
    String printed = "";
    double spent = 0;
    do {
      Stopwatch watch = new Stopwatch();
      printed = script.run();
      double time = watch.seconds();
      best = Math.min(best, time);
      spent += time;
      rounds++;
    } while ((rounds < fewest || spent < seconds) && spent < 3 * seconds);
    System.out.printf(
        Locale.ROOT, "%.9f %d %s%n", best, rounds, printed.strip().replaceAll("\\s+", " "));
    // LuaJ's coroutines leave threads behind.
    System.exit(0);
  }
}
