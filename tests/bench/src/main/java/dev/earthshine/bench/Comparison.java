package dev.earthshine.bench;

import java.util.List;

/**
 * Ours beside its honest peers, in one run: {@code programs}, {@code figures}, {@code async}, {@code slow}, {@code hosts},
 * or all of it.
 */
public final class Comparison {
  private Comparison() {}

  /** Runs the part that the first argument names, for the names or patterns that follow it; everything without arguments. */
  public static void main(String... args) throws Exception {
    String part = args.length == 0 ? "all" : args[0];
    List<String> names = List.of(args).subList(Math.min(1, args.length), args.length);
    switch (part) {
      case "all" -> {
        Programs.run(names);
        Figures.run();
        ManyAtOnce.run();
        SlowCallback.run();
        HostBenchmarks.run(names);
      }
      case "programs" -> Programs.run(names);
      case "figures" -> Figures.run();
      case "async" -> ManyAtOnce.run();
      case "slow" -> SlowCallback.run();
      case "hosts" -> HostBenchmarks.run(names);
      default ->
        throw new IllegalArgumentException(
            "no part " + part + ": programs, figures, async, slow, hosts, or nothing for all");
    }
  }
}
