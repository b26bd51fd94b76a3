package dev.earthshine.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

/** Requests in flight and streams, from Lua beside HttpClient 5 from Java: in one process, turn by turn. */
final class ManyAtOnce {
  /** Enough for the compiler of either side to have had its say. */
  private static final int WARM_UP = 8;

  private static final int ROUNDS = 9;
  private static final int REQUESTS = 20_000;
  private static final long STREAM = 1L << 30;
  private static final int EVENTS = 100_000;

  private final String url;
  private final HcPeer peer;

  private ManyAtOnce(String url, HcPeer peer) {
    this.url = url;
    this.peer = peer;
  }

  /** Measures and prints all of them. */
  static void run() throws Exception {
    try (Server server = Server.start(LeanServer.class);
        HcPeer peer = new HcPeer()) {
      ManyAtOnce figures = new ManyAtOnce(server.url(), peer);
      figures.compare(
          "64 in flight, requests per second", REQUESTS, figures.small(), figures::hcSmall);
      figures.compare(
          "streaming, MiB per second", STREAM >> 20, figures.bytes(), figures::hcStream);
      figures.events();
    }
    inAProcess("10000 requests at once", "-Xmx1g", "begun", "10000");
    inAProcess("100000 tasks, a response each", "-Xmx1g", "tasks", "100000");
  }

  /** Something that is timed. */
  private interface Round {
    void run() throws Exception;
  }

  private void compare(String title, double units, Round ours, Round theirs) throws Exception {
    double[] ratios = new double[ROUNDS];
    double[] work = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      double[] mine = timed(ours);
      double[] peers = timed(theirs);
      if (i >= 0) {
        ratios[i] = peers[0] / mine[0];
        work[i] = peers[1] / mine[1];
        System.out.printf(Locale.ROOT, "  %8.0f  hc5 %8.0f%n", units / mine[0], units / peers[0]);
      }
    }
    Arrays.sort(ratios);
    Arrays.sort(work);
    System.out.printf(
        Locale.ROOT,
        "%s: x hc5 %.2f (by processor time of the client %.2f)%n",
        title,
        ratios[ROUNDS / 2],
        work[ROUNDS / 2]);
  }

  /** Seconds by the clock and of the processor. */
  private static double[] timed(Round round) throws Exception {
    // No collection before: it would shrink the heap, and growing it again is no part of the work.
    long began = System.nanoTime();
    long cpu = cpu();
    round.run();
    return new double[] {(System.nanoTime() - began) / 1e9, (cpu() - cpu) / 1e9};
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private Round small() throws ScriptException {
    return script("""
        local http = require("http")
        local unsent = COUNT
        local function send(response, err)
          if err then error(err) end
          if response and (response:status_code() ~= 200 or #response:body() ~= 44) then error("wrong") end
          if unsent > 0 then
            unsent = unsent - 1
            http.request(URL):execute_task(send)
          end
        end
        for i = 1, 64 do send() end
        """, url, REQUESTS);
  }

  private void hcSmall() throws InterruptedException {
    peer.small(url, 64, REQUESTS);
  }

  private Round bytes() throws ScriptException {
    return script("""
        local http, count = require("http"), 0
        http.request(URL):execute_streaming(function(piece) count = count + #piece:body() end):await()
        assert(count == COUNT)
        """, url + "bytes/" + STREAM, STREAM);
  }

  private void hcStream() throws InterruptedException, ExecutionException {
    if (peer.stream(url + "bytes/" + STREAM) != STREAM) {
      throw new IllegalStateException("a wrong length");
    }
  }

  private void events() throws Exception {
    Round round = script("""
        local http, count = require("http"), 0
        http.request(URL):execute_streaming(function(piece)
          if piece:event().event == "tick" then count = count + 1 end
        end):await()
        assert(count == COUNT, count)
        """, url + "events/" + EVENTS, EVENTS);
    for (int i = 0; i < ROUNDS; i++) {
      double[] seconds = timed(round);
      System.out.printf(
          Locale.ROOT,
          "  %.0f events per second, %.2f cores%n",
          EVENTS / seconds[0],
          seconds[1] / seconds[0]);
    }
  }

  private static Round script(String source, String url, long count) throws ScriptException {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("earthshine");
    engine.put("URL", url);
    engine.put("COUNT", count);
    CompiledScript script = ((Compilable) engine).compile(source);
    return script::eval;
  }

  private static void inAProcess(String title, String heap, String... args)
      throws IOException, InterruptedException {
    List<String> command = Subject.EARTHSHINE.java(Crowd.class, args);
    command.addAll(1, List.of(heap, "-XX:+ExitOnOutOfMemoryError"));
    Launcher.Finished finished = Launcher.run(command);
    System.out.printf(
        Locale.ROOT, "%s, %s: %s (%.1f s)%n", title, heap, finished.lastLine(), finished.seconds());
  }
}
