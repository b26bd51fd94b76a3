package dev.earthshine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptException;

/** Prints how many seconds the compilation of fifty lines takes once the compiler is warm: the median of the last fifth. */
final class CompileTime {
  private static final double SECONDS = 8;

  private CompileTime() {}

  /** Arguments: the subject; {@code true} to evaluate each text once as well. */
  public static void main(String... args) throws IOException, ScriptException {
    String ending = args[0].equals(Subject.GROOVY.label()) ? ".groovy" : ".lua";
    String comment = ending.equals(".groovy") ? "\n// " : "\n-- ";
    boolean evaluate = Boolean.parseBoolean(args[1]);
    Path file = Room.resource("figures/rule" + ending);
    String source = Files.readString(file);
    Interpreter interpreter = Interpreter.of(args[0]);
    List<Double> seconds = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; System.nanoTime() - begin < SECONDS * 1e9; i++) {
      // Never the same text twice: sources are cached.
      String text = source + comment + i;
      Stopwatch watch = new Stopwatch();
      Interpreter.Script script = interpreter.compile(text);
      if (evaluate) {
        script.run();
      }
      seconds.add(watch.seconds());
    }
    List<Double> last = seconds.subList(seconds.size() * 4 / 5, seconds.size());
    System.out.println(last.stream().sorted().skip(last.size() / 2).findFirst().orElseThrow());
  }
}
