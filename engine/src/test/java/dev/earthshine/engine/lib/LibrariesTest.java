package dev.earthshine.engine.lib;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

final class LibrariesTest {
  @Test
  void everyGlobalOfTheLibrariesIsFoundByItsName() {
    LuaValue[] names = new FakeHost().libraries.all().keys();
    assertThat(names).hasSizeGreaterThan(30).allMatch(Libraries::isName);
    for (LuaValue name : names) {
      assertThat(new FakeHost().libraries.get(name).isnil())
          .as(name.tojstring())
          .isFalse();
    }
  }

  @Test
  void aReplacedNameStaysReplaced() {
    Libraries libraries = new FakeHost().libraries;
    LuaValue print = LuaValue.valueOf("print");
    libraries.set(print, LuaValue.ZERO);
    assertThat(libraries.get(print)).isEqualTo(LuaValue.ZERO);
    assertThat(libraries.all().rawget(print)).isEqualTo(LuaValue.ZERO);
  }
}
