package dev.earthshine.engine.lib;

import static dev.earthshine.engine.lib.FakeHost.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.engine.value.Table;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

final class PackageLibraryTest {
  private final FakeHost host = new FakeHost();

  @Test
  void aModuleWrittenInJavaIsOpenedOnceForEachState() {
    host.modules.put("greeting", new Greeting());
    LuaValue first = host.call("require", text("greeting")).arg1();
    assertThat(first).isInstanceOf(Table.class);
    assertThat(host.call("require", text("greeting")).arg1()).isSameAs(first);
    FakeHost other = new FakeHost();
    other.modules.put("greeting", new Greeting());
    assertThat(other.call("require", text("greeting")).arg1()).isNotSameAs(first);
  }

  @Test
  void aLibraryIsAModuleWhetherItWasUsedBeforeOrNot() {
    LuaValue math = host.call("require", text("math")).arg1();
    assertThat(math).isSameAs(host.libraries.get(text("math")));
    LuaValue loaded = host.libraries.get(text("package")).get(text("loaded"));
    assertThat(loaded.get(text("math"))).isSameAs(math);
    assertThat(loaded.get(text("table"))).isSameAs(host.libraries.get(text("table")));
  }

  @Test
  void theEnvironmentIsThatOfTheState() {
    assertThat(host.call("os.getenv", text("HOME")).arg1()).isEqualTo(text("/home/lua"));
  }

  private static final class Greeting implements LuaModule {
    @Override
    public String name() {
      return "greeting";
    }

    @Override
    public LuaValue open(ModuleContext context) {
      return new Table();
    }
  }
}
