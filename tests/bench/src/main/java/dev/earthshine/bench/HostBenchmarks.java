package dev.earthshine.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.script.ScriptException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the JMH benchmarks of what a host pays, and prints ours beside each peer, with the ratio; then cold
 * starts and many threads.
 */
final class HostBenchmarks {
  private HostBenchmarks() {}

  /** Runs the benchmarks whose names match one of {@code patterns}, or all. */
  static void run(List<String> patterns)
      throws RunnerException, IOException, InterruptedException, ScriptException,
          ExecutionException {
    OptionsBuilder options = new OptionsBuilder();
    for (String pattern : patterns.isEmpty() ? List.of("dev.earthshine.bench") : patterns) {
      options.include(pattern);
    }
    print(new Runner(options.build()).run());
    if (patterns.isEmpty()) {
      ColdStart.run();
      Parallel.run();
    }
  }

  private static void print(Collection<RunResult> results) {
    Map<String, Map<String, Double>> table = new LinkedHashMap<>();
    for (RunResult result : results) {
      String benchmark = result.getParams().getBenchmark();
      String name =
          benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
      String subject = result.getParams().getParam("subject");
      table
          .computeIfAbsent(name, key -> new LinkedHashMap<>())
          .put(subject, result.getPrimaryResult().getScore());
    }
    System.out.printf("%n%-34s %-12s %12s %8s%n", "benchmark", "subject", "us/op", "ratio");
    table.forEach((name, scores) -> {
      double ours = scores.getOrDefault("earthshine", Double.NaN);
      scores.forEach((subject, score) -> System.out.printf(
          Locale.ROOT, "%-34s %-12s %12.3f %8.2f%n", name, subject, score, ours / score));
    });
  }
}
