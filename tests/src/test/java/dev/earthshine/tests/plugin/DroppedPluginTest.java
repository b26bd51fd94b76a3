package dev.earthshine.tests.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.tests.Jars;
import dev.earthshine.tests.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that drops the plugin's class loader, as application servers do when they redeploy. */
class DroppedPluginTest {
  private static final String PROGRAM = """
      import java.lang.ref.ReferenceQueue;
      import java.lang.ref.WeakReference;
      import java.net.URL;
      import java.net.URLClassLoader;
      import java.nio.file.Path;
      import java.util.ArrayList;
      import java.util.Comparator;
      import java.util.List;
      import javax.script.Compilable;
      import javax.script.CompiledScript;
      import javax.script.Invocable;
      import javax.script.ScriptEngine;
      import javax.script.ScriptEngineManager;
      import javax.script.ScriptException;
      import javax.script.SimpleBindings;

      public class Host {
        public static void main(String[] args) throws Exception {
          ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
          WeakReference<ClassLoader> loader = new WeakReference<>(use(Path.of(args[0])), queue);
          boolean collected = false;
          for (int i = 0; i < 40 && !collected; i++) {
            System.gc();
            collected = queue.remove(500) == loader;
          }
          System.out.println(collected ? "collected" : "still there");
        }

        private static ClassLoader use(Path jar) throws Exception {
          ClassLoader loader = new URLClassLoader(
              new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
          ScriptEngine lua = new ScriptEngineManager(loader).getEngineByName("lua");
          lua.put("list", new ArrayList<>(List.of(3, 1, 2)));
          lua.eval("list:sort(function(a, b) return a - b end) function compare(a, b) return a - b end");
          Comparator<?> comparator = ((Invocable) lua).getInterface(Comparator.class);
          comparator.reversed();
          lua.eval("f = coroutine.wrap(function() coroutine.yield(1) end) f()");
          CompiledScript script = ((Compilable) lua).compile("function g() return x end x = 1 return {g}");
          for (int i = 0; i < 100; i++) {
            script.eval(new SimpleBindings());
          }
          lua.eval("json = require 'json' http = require 'http' text = json.encode({1})");
          try {
            lua.eval("error('on purpose')");
          } catch (ScriptException e) {
            e.fillInStackTrace();
          }
          return loader;
        }
      }
      """;

  @TempDir
  private Path folder;

  @Test
  void itsClassLoaderIsCollected() throws IOException, InterruptedException {
    Path program = Files.writeString(folder.resolve("Host.java"), PROGRAM);
    // Soft references may outlive a loader; this sets how long.
    JavaProcess.Outcome outcome = JavaProcess.alone(
            List.of("-XX:SoftRefLRUPolicyMSPerMB=0"), program)
        .run(Jars.PLUGIN.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo("collected\n");
  }
}
