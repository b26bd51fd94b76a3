package dev.earthshine.random;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares this engine with the command {@code lua5.2} on programs made at random, and prints the smallest program it
 * finds for each difference. From the folder {@code engine}, after {@code mvn test-compile}:
 *
 * <pre>{@code
 * mvn -q dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.earthshine.random.RandomPrograms 1 1000
 * }</pre>
 *
 * <p>The arguments are the first seed and the number of programs; a seed always makes the same program.
 */
public final class RandomPrograms {
  private final Reference reference;
  private final PrintStream out;

  private RandomPrograms(Reference reference, PrintStream out) {
    this.reference = reference;
    this.out = out;
  }

  /** Runs as many programs as the second argument says, from the seed that the first one is. */
  public static void main(String[] args) throws IOException, InterruptedException {
    long first = Long.parseLong(args[0]);
    long count = Long.parseLong(args[1]);
    Path folder = Files.createTempDirectory("random-programs");
    new RandomPrograms(new Reference(folder), System.out).compare(first, count);
  }

  private void compare(long first, long count) throws IOException, InterruptedException {
    int different = 0;
    for (long seed = first; seed < first + count; seed++) {
      Part program = new Statements(new Dice(seed)).program();
      if (differs(program)) {
        different++;
        report(seed, smallest(program));
      }
    }
    out.println(count + " programs compared, " + different + " differ");
  }

  private Part smallest(Part program) throws IOException, InterruptedException {
    Part smallest = program;
    boolean shrinking = true;
    while (shrinking) {
      shrinking = false;
      for (Part smaller : smallest.smaller()) {
        if (differs(smaller)) {
          smallest = smaller;
          shrinking = true;
          break;
        }
      }
    }
    return smallest;
  }

  private boolean differs(Part program) throws IOException, InterruptedException {
    String text = text(program);
    return !plain(reference.run(text)).equals(plain(Candidate.run(text)));
  }

  private void report(long seed, Part program) throws IOException, InterruptedException {
    String text = text(program);
    out.println("---- seed " + seed + "\n" + program.text());
    out.println("-- lua5.2:\n" + plain(reference.run(text)));
    out.println("-- here:\n" + plain(Candidate.run(text)));
  }

  private static String text(Part program) {
    return Prelude.TEXT + program.text();
  }

  /** Output without what no two runs share, and without the sign of NaN, which is the processor's. */
  private static String plain(String output) {
    return output
        .replaceAll("(table|function|builtin|thread): (builtin: )?(0x)?[0-9a-fA-F]+", "$1")
        .replace("-nan", "nan");
  }
}
