package dev.earthshine.tests.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.tests.Jars;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscoveryTest {
  static Stream<Named<List<Path>>> neighbours() {
    Path stock = Jars.host("luaj-jse");
    return Stream.of(
        Named.of("alone", List.of(Jars.PLUGIN)),
        Named.of("before luaj-jse", List.of(Jars.PLUGIN, stock)),
        Named.of("behind luaj-jse", List.of(stock, Jars.PLUGIN)));
  }

  @ParameterizedTest
  @MethodSource("neighbours")
  void itIsTheEngineForLuaWhateverIsBesideIt(List<Path> jars) throws Exception {
    Jars.withManager(
        manager -> assertThat(nameOfEngine(manager, "lua")).isEqualTo("Earthshine"),
        jars.toArray(Path[]::new));
  }

  @ParameterizedTest
  @MethodSource("neighbours")
  void itRunsLuaWhateverIsBesideIt(List<Path> jars) throws Exception {
    Jars.withManager(
        manager ->
            assertThat(manager.getEngineByName("lua").eval("return 6 * 7")).isEqualTo(42),
        jars.toArray(Path[]::new));
  }

  @Test
  void itIsFoundByEveryNameExtensionAndMimeType() throws Exception {
    Jars.withManager(
        manager -> {
          ScriptEngineFactory factory = manager.getEngineByName("earthshine").getFactory();
          assertThat(factory.getNames())
              .contains("lua", "Lua", "earthshine")
              .allMatch(name -> isOurs(manager.getEngineByName(name).getFactory()));
          assertThat(factory.getExtensions())
              .containsExactly("lua")
              .allMatch(name -> isOurs(manager.getEngineByExtension(name).getFactory()));
          assertThat(factory.getMimeTypes())
              .contains("text/x-lua", "application/x-lua")
              .allMatch(type -> isOurs(manager.getEngineByMimeType(type).getFactory()));
        },
        Jars.PLUGIN,
        Jars.host("luaj-jse"));
  }

  @Test
  void itsVersionIsThatOfTheJar() throws Exception {
    Jars.withManager(
        manager -> assertThat(manager.getEngineByName("lua").getFactory().getEngineVersion())
            .matches("\\d+\\.\\d+\\.\\d+.*"),
        Jars.PLUGIN);
  }

  @Test
  void itsModulesAreFoundWithoutAContextClassLoader() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(null);
    try {
      Jars.withManager(
          manager -> assertThat(manager
                  .getEngineByName("lua")
                  .eval("return require('json').encode({ require('http') ~= nil })"))
              .isEqualTo("[true]"),
          Jars.PLUGIN);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String nameOfEngine(ScriptEngineManager manager, String name) {
    return manager.getEngineByName(name).getFactory().getEngineName();
  }

  private static boolean isOurs(ScriptEngineFactory factory) {
    return factory.getEngineName().equals("Earthshine");
  }
}
