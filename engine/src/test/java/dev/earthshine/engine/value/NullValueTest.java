package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

final class NullValueTest {
  @Test
  void equalsItselfOnly() {
    assertThat(NullValue.NULL.eq_b(NullValue.NULL)).isTrue();
    assertThat(NullValue.NULL.eq_b(LuaValue.NIL)).isFalse();
    assertThat(NullValue.NULL.raweq(new LuaUserdata("null"))).isFalse();
    assertThat(new LuaUserdata("null").raweq((LuaValue) NullValue.NULL)).isFalse();
  }

  @Test
  void isAKeyLikeAnyOther() {
    Table table = new Table();
    table.rawset(NullValue.NULL, LuaValue.ONE);
    assertThat(table.rawget(NullValue.NULL)).isEqualTo(LuaValue.ONE);
    assertThat(table.rawget(new LuaUserdata("null")).isnil()).isTrue();
  }

  @Test
  void nothingAboutItCanChange() {
    assertThatThrownBy(() -> NullValue.NULL.setmetatable(new Table()))
        .hasMessage("the metatable of null is fixed");
    assertThatThrownBy(() -> NullValue.NULL.get("x")).hasMessage("attempt to index a null value");
    assertThatThrownBy(() -> NullValue.NULL.set("x", LuaValue.ONE))
        .hasMessage("attempt to index a null value");
  }
}
