package dev.earthshine.tests.plugin;

import dev.earthshine.testing.LuaScript;
import dev.earthshine.tests.Jars;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The engine's own Lua scripts, run by the relocated classes of the jar, which see nothing but the JDK. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RelocatedScriptsTest {
  private final URLClassLoader plugin = Jars.loader(Jars.PLUGIN);

  @AfterAll
  void close() throws IOException {
    plugin.close();
  }

  @TestFactory
  Stream<DynamicTest> scripts() throws IOException {
    return LuaScript.testsIn(
        Path.of("../engine/src/test/resources/lua"),
        () -> new ScriptEngineManager(plugin).getEngineByName("earthshine"));
  }
}
