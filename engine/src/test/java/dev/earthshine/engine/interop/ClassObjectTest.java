package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.engine.value.LuaStrings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

/** Classes as a policy that allows reflection shows them. */
@NullUnmarked
public class ClassObjectTest {
  private final Lua lua = new Lua();

  private LuaValue type(Class<?> type) {
    return new ClassObject(lua.values, type);
  }

  private Object get(LuaValue object, String name) {
    return lua.values.toJava(object.get(LuaStrings.of(name)));
  }

  public static final class Counter {
    public static int total = 1;
    public static final int LIMIT = 9;
    public final int start;

    public Counter(int start) {
      this.start = start;
    }

    public Counter(String text) {
      this(Integer.parseInt(text));
    }
  }

  @Test
  void newMakesAnObjectWithADotOrAColon() {
    LuaValue counter = type(Counter.class);
    assertThat(counter.get("new").call(LuaValue.valueOf(3)).get("start").toint())
        .isEqualTo(3);
    assertThat(lua.invoke(counter, "new", "4").arg1().get("start").toint()).isEqualTo(4);
    assertThat(lua.invoke(type(ArrayList.class), "new", List.of(1)).arg1().len().toint())
        .isEqualTo(1);
    assertThatThrownBy(() -> type(Math.class).get("new"))
        .hasMessage("java.lang.Math has no static member 'new'");
    assertThatThrownBy(() -> type(List.class).get("copyOff"))
        .hasMessage("java.util.List has no static member 'copyOff'; did you mean 'copyOf'?");
  }

  @Test
  void staticMethodsAreCalledWithADotOrAColon() {
    LuaValue math = type(Math.class);
    assertThat(math.get("max").call(LuaValue.valueOf(3), LuaValue.valueOf(7)).toint())
        .isEqualTo(7);
    assertThat(lua.invoke(math, "max", 3, 7).arg1().toint()).isEqualTo(7);
    assertThat(lua.invoke(type(List.class), "of", "a", "b").arg1().len().toint())
        .isEqualTo(2);
  }

  @Test
  void staticFieldsAreReadAndWritten() {
    LuaValue counter = type(Counter.class);
    Counter.total = 1;
    assertThat(get(counter, "total")).isEqualTo(1);
    assertThat(get(counter, "LIMIT")).isEqualTo(9);
    counter.set("total", 5);
    assertThat(Counter.total).isEqualTo(5);
  }

  @Test
  void theStandardPolicyGivesNoneOfIt() {
    LuaValue bound = lua.values.toLua(Math.class);
    assertThat(lua.values.toJava(bound)).isSameAs(Math.class);
    assertThatThrownBy(() -> bound.get("max"))
        .isInstanceOfSatisfying(
            org.luaj.vm2.LuaError.class,
            error ->
                assertThat(Lua.text(error.getMessageObject().get("kind"))).isEqualTo("denied"));
  }
}
