package dev.earthshine;

import dev.earthshine.testing.LuaScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class LuaScriptsTest {
  @TestFactory
  Stream<DynamicTest> scripts() throws IOException {
    return LuaScript.testsIn(
        Path.of("src/test/resources/lua"), () -> Earthshine.engine().build());
  }
}
