package dev.earthshine.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

/** What many at once cost a process; says it on standard output. */
public final class Crowd {
  private static final String BEGUN = """
      local http, ended = require("http"), 0
      local function small(response)
        if response:status_code() == 200 and #response:body() == 44 then ended = ended + 1 end
      end
      http.get(URL)
      crowd:begin()
      for i = 1, COUNT do http.request(URL):execute_task(small) end
      crowd:begun()
      require("async").spawn_task(function()
        while ended < COUNT do require("async").sleep(0.01) end
        crowd:ended(ended)
      end)
      """;
  private static final String TASKS = """
      local http, async, ended = require("http"), require("async"), 0
      http.get(URL)
      crowd:begin()
      local left = COUNT
      for i = 1, COUNT do
        async.spawn(function()
          if http.get(URL):status_code() == 200 then ended = ended + 1 end
          left = left - 1
          if left == 0 then crowd:ended(ended) end
        end)
      end
      async.spawn(function() crowd:begun() end)
      """;

  private final int count;
  private long before;

  private Crowd(int count) {
    this.count = count;
  }

  /** Arguments: the subject, {@code begun} or {@code tasks}, and how many. */
  public static void main(String... args) throws Exception {
    try (Server server = Server.start(LeanServer.class)) {
      Crowd crowd = new Crowd(Integer.parseInt(args[2]));
      ScriptEngine engine = new ScriptEngineManager().getEngineByName(args[0]);
      engine.put("URL", server.url());
      engine.put("COUNT", crowd.count);
      engine.put("crowd", new Steps(crowd));
      engine.eval(args[1].equals("begun") ? BEGUN : TASKS);
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** What a script calls. */
  public static final class Steps {
    private final Crowd crowd;

    Steps(Crowd crowd) {
      this.crowd = crowd;
    }

    /** Nothing has been begun. */
    public void begin() {
      crowd.before = used();
    }

    /** All have been begun, and few have ended. */
    public void begun() {
      System.out.printf(
          Locale.ROOT,
          "%.1f KiB heap each, %d threads; ",
          (used() - crowd.before) / 1024.0 / crowd.count,
          Thread.activeCount());
    }

    /** All have ended. */
    public void ended(long done) {
      System.out.println(done + " of " + crowd.count + " ended well");
    }
  }
}
