package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/** What the standard policy keeps scripts from, and what it does not. */
@NullUnmarked
class ReachTest {
  private final Lua lua = new Lua();

  static List<Object> reflection() throws Exception {
    return List.of(
        String.class,
        ReachTest.class.getClassLoader(),
        String.class.getMethod("length"),
        String.class.getModule(),
        MethodHandles.lookup(),
        Runtime.getRuntime(),
        new ProcessBuilder("true"),
        ProcessHandle.current(),
        Thread.currentThread(),
        new Thread() {});
  }

  @ParameterizedTest
  @MethodSource("reflection")
  void anObjectOfReflectionMayPassButNotBeUsed(Object object) {
    assertThat(lua.values.toJava(lua.values.toLua(object))).isSameAs(object);
    assertThatThrownBy(() -> lua.call(object, "toString"))
        .isInstanceOfSatisfying(LuaError.class, this::isDenied);
    assertThatThrownBy(() -> lua.get(object, "name"))
        .isInstanceOfSatisfying(LuaError.class, this::isDenied);
    assertThatThrownBy(() -> lua.set(object, "name", "x"))
        .isInstanceOfSatisfying(LuaError.class, this::isDenied);
  }

  @Test
  void theClassOfAnObjectIsDenied() {
    for (Object object : List.of(new Object(), List.of(1))) {
      assertThatThrownBy(() -> lua.call(object, "getClass"))
          .isInstanceOfSatisfying(LuaError.class, this::isDenied);
      assertThatThrownBy(() -> lua.get(object, "class"))
          .isInstanceOfSatisfying(LuaError.class, this::isDenied);
    }
  }

  private void isDenied(LuaError error) {
    assertThat(Lua.text(error.getMessageObject().get("kind"))).isEqualTo("denied");
    assertThat(Lua.text(error.getMessageObject().get("message")))
        .matches(".+\\..+ is denied by policy 'standard': reflection on Java objects");
  }

  @Test
  void aProxyOfTheJdkIsUsedThroughItsInterfaces() {
    Object proxy = Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {Callable.class},
        (self, method, args) -> "called");
    assertThat(lua.call(proxy, "call")).isEqualTo("called");
    assertThatThrownBy(() -> lua.call(proxy, "newProxyInstance")).isInstanceOf(LuaError.class);
  }

  @Test
  void anOpenTypeIsPublicAllTheWayAndExported() {
    assertThat(Reach.isOpen(String.class)).isTrue();
    assertThat(Reach.isOpen(java.util.Map.Entry.class)).isTrue();
    assertThat(Reach.isOpen(List.of().getClass())).isFalse();
    assertThat(Reach.isOpen(ReachTest.class)).isFalse();
    assertThat(Reach.openTypes(List.of(1).getClass())).contains(List.class, Object.class);
    LuaValue list = lua.values.toLua(List.of(1));
    assertThat(list.type()).isEqualTo(LuaValue.TUSERDATA);
  }
}
