package dev.earthshine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;

/** One compiled script on many threads, each evaluation with Bindings of its own; every result is checked. */
final class Parallel {
  private static final int EVALUATIONS = 1_000_000;
  private static final int MANY = 16;

  private Parallel() {}

  /** Measures and prints evaluations per second on one thread, on one per core, and on sixteen. */
  static void run() throws ScriptException, InterruptedException, ExecutionException {
    CompiledScript script = ((Compilable) new ScriptEngineManager().getEngineByName("earthshine"))
        .compile("local y = x * 2 result = y return y + 1");
    int cores = Runtime.getRuntime().availableProcessors();
    measure(script, cores);
    System.out.printf("%none CompiledScript on many threads, %d cores%n", cores);
    System.out.printf("%-10s %16s %8s%n", "threads", "evaluations/s", "wrong");
    for (int threads : new TreeSet<>(List.of(1, cores, MANY))) {
      long begin = System.nanoTime();
      long wrong = measure(script, threads);
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(Locale.ROOT, "%-10d %16.0f %8d%n", threads, EVALUATIONS / seconds, wrong);
    }
  }

  /** How many of the evaluations, shared out to the threads, had a wrong result. */
  private static long measure(CompiledScript script, int threads)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int first = i * EVALUATIONS / threads;
        int end = (i + 1) * EVALUATIONS / threads;
        shares.add(() -> wrong(script, first, end));
      }
      long wrong = 0;
      for (Future<Integer> share : pool.invokeAll(shares)) {
        wrong += share.get();
      }
      return wrong;
    } finally {
      pool.shutdown();
    }
  }

  private static int wrong(CompiledScript script, int first, int end) throws ScriptException {
    int wrong = 0;
    for (int x = first; x < end; x++) {
      SimpleBindings bindings = new SimpleBindings();
      bindings.put("x", x);
      boolean right = Integer.valueOf(2 * x + 1).equals(script.eval(bindings))
          && Integer.valueOf(2 * x).equals(bindings.get("result"));
      wrong += right ? 0 : 1;
    }
    return wrong;
  }
}
