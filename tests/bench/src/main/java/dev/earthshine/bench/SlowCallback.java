package dev.earthshine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

/** A gibibyte through a callback that pauses, in a process with little memory: the server must be held back. */
public final class SlowCallback {
  private static final String HEAP = "-Xmx64m";
  private static final long SIZE = 1L << 30;
  private static final long LONGEST_SECONDS = 300;

  /** Pauses so often, for long enough that a server which nobody holds back is done after one of them. */
  private static final int STEP = 64 << 20;

  private static final double PAUSE = 1;

  /**
   * What of the body may lie between the server and the callback. Over HTTP/2 that is a window, and what the script has
   * granted beyond it; over HTTP/1.1 also what the kernel takes in for a client that does not read, which may grow to
   * 32 MiB (tcp_rmem). A gzip body is twice as long as what is sent of it.
   */
  private static final int LIMIT_HTTP2 = 1 << 20;

  private static final int LIMIT_HTTP1 = 40 << 20;
  private static final int GZIP_RATIO = 2;

  private static final String SCRIPT = """
      local http, async = require("http"), require("async")
      local came, version, next_pause = 0, nil, STEP
      local function poured()
        local plain, sent = http.get(URL .. "poured"):text():match("(%d+) (%d+)")
        return tonumber(plain), tonumber(sent)
      end
      http.request{ url = URL .. PATH .. SIZE, http_version = VERSION }
        :execute_streaming(function(piece)
          came, version = came + #piece:body(), piece:http_version()
          if came >= next_pause then
            next_pause = next_pause + STEP
            async.sleep(PAUSE)
            result:ahead(poured() - came)
          end
        end):await()
      local plain, sent = poured()
      result:ended(version, came, plain, sent)
      """;

  private final long limit;
  private long farthest;
  private boolean held;

  private SlowCallback(long limit) {
    this.limit = limit;
  }

  /** Runs all of them, each in a process of its own. */
  static void run() throws IOException, InterruptedException {
    for (String coding : List.of("plain", "gzip")) {
      for (String version : List.of("1.1", "2")) {
        List<String> command =
            new ArrayList<>(Subject.EARTHSHINE.java(SlowCallback.class, coding, version));
        command.addAll(1, List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"));
        Launcher.Finished finished = Launcher.run(command, LONGEST_SECONDS);
        System.out.printf(
            Locale.ROOT,
            "1 GiB through a slow callback, %s, %s, HTTP/%s: %s: %s (%.1f s)%n",
            HEAP,
            coding,
            version,
            finished.ended() ? "held" : "FAILED",
            finished.lastLine(),
            finished.seconds());
      }
    }
  }

  /** Arguments: the subject, {@code plain} or {@code gzip}, and the version of HTTP. */
  public static void main(String... args) throws Exception {
    boolean gzip = args[1].equals("gzip");
    SlowCallback result = new SlowCallback(
        (args[2].equals("2") ? LIMIT_HTTP2 : LIMIT_HTTP1) * (gzip ? GZIP_RATIO : 1L));
    try (Server server = Server.start(PouringServer.class)) {
      ScriptEngine engine = new ScriptEngineManager().getEngineByName(args[0]);
      engine.put("URL", server.url());
      engine.put("PATH", args[1] + "/");
      engine.put("VERSION", args[2]);
      engine.put("SIZE", SIZE);
      engine.put("STEP", STEP);
      engine.put("PAUSE", PAUSE);
      engine.put("result", new Result(result));
      engine.eval(SCRIPT);
    }
    System.exit(result.held ? 0 : 1);
  }

  /** What the script calls. */
  public static final class Result {
    private final SlowCallback run;

    Result(SlowCallback run) {
      this.run = run;
    }

    /** After a pause the server was so many bytes of the body ahead. */
    public void ahead(long bytes) {
      run.farthest = Math.max(run.farthest, bytes);
    }

    /** The body has come to its end. */
    public void ended(String version, long came, long poured, long sent) {
      System.out.printf(
          Locale.ROOT,
          "%s, %d bytes came of %d, %d on the wire; the server was at most %d KiB ahead, limit %d KiB%n",
          version,
          came,
          poured,
          sent,
          run.farthest >> 10,
          run.limit >> 10);
      run.held = came == SIZE && poured == SIZE && run.farthest <= run.limit;
    }
  }
}
