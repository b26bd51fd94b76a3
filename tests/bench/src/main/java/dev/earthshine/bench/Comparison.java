package dev.earthshine.bench;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Ours beside its honest peers, in one run: {@code programs}, {@code figures}, {@code hosts}, or all three. */
public final class Comparison {
  private Comparison() {}

  /** Runs the part that the first argument names, for the names or patterns that follow it; everything without arguments. */
  public static void main(String... args)
      throws IOException, InterruptedException, RunnerException {
    String part = args.length == 0 ? "all" : args[0];
    List<String> names = List.of(args).subList(Math.min(1, args.length), args.length);
    switch (part) {
      case "all" -> {
        Programs.run(names);
        Figures.run();
        HostBenchmarks.run(names);
      }
      case "programs" -> Programs.run(names);
      case "figures" -> Figures.run();
      case "hosts" -> HostBenchmarks.run(names);
      default ->
        throw new IllegalArgumentException(
            "no part " + part + ": programs, figures, hosts, or nothing for all");
    }
  }
}
