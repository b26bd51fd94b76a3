package dev.earthshine.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end and keeps what it printed. */
final class Launcher {
  private static final long LONGEST_SECONDS = 60;

  private Launcher() {}

  /**
   * What a process left behind.
   *
   * @param seconds from its start to its end
   * @param output standard output and error, without white space at the end
   * @param ended whether it ended by itself and well
   */
  record Finished(double seconds, String output, boolean ended) {
    /** The last line of the output; empty if there was none. */
    String lastLine() {
      return output.substring(output.lastIndexOf('\n') + 1);
    }
  }

  /** The number that {@code main} prints last in a JVM of the subject. */
  static double reported(Subject subject, Class<?> main, String... args)
      throws IOException, InterruptedException {
    Finished finished = run(subject.java(main, args));
    if (!finished.ended()) {
      throw new IOException(subject.label() + " failed: " + finished.output());
    }
    return Double.parseDouble(finished.lastLine());
  }

  /** Runs {@code command}; a process that takes more than a minute is destroyed. */
  static Finished run(List<String> command) throws IOException, InterruptedException {
    return run(command, LONGEST_SECONDS);
  }

  /** Runs {@code command}; a process that takes more than {@code longestSeconds} is destroyed. */
  static Finished run(List<String> command, long longestSeconds)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("bench", ".out");
    try {
      long start = System.nanoTime();
      Process process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
      boolean ended = process.waitFor(longestSeconds, TimeUnit.SECONDS);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(output, StandardCharsets.ISO_8859_1).stripTrailing();
      return new Finished(seconds, text, ended && process.exitValue() == 0);
    } finally {
      Files.delete(output);
    }
  }
}
