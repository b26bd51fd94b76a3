package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

@NullUnmarked
public class MembersTest {
  private final Lua lua = new Lua();

  public interface Shape {
    int SIDES = 4;

    double area();

    default String describe() {
      return "area " + area();
    }

    static Shape unit() {
      return () -> 1;
    }
  }

  abstract static class Hidden {
    public int visible = 5;

    public String inherited() {
      return "inherited";
    }
  }

  public static final class Square extends Hidden implements Shape {
    public static final String KIND = "square";
    public static int made;
    public final String id = "sq";
    public double side = 2;

    private boolean open;
    private String label = "none";
    String secret = "secret";

    @Override
    public double area() {
      return side * side;
    }

    public boolean isOpen() {
      return open;
    }

    public void setOpen(boolean open) {
      this.open = open;
    }

    public String getLabel() {
      return label;
    }

    public void setLabel(String label) {
      this.label = label;
    }

    public void setLabel(int number) {
      label = "#" + number;
    }

    public String getURL() {
      return "url";
    }

    public void setWriteOnly(String text) {
      label = text;
    }

    public void nothing() {}

    public static int twice(int n) {
      return 2 * n;
    }

    public void fail() throws IOException {
      throw new IOException("disk");
    }

    void hidden() {}
  }

  public record Point(int x, Optional<String> name) {
    public int distance(Point other) {
      return Math.abs(x - other.x);
    }
  }

  private final Square square = new Square();

  @Test
  void methodsAreCalledWithAColon() {
    assertThat(lua.call(square, "area")).isEqualTo(4);
    assertThat(lua.call(square, "describe")).isEqualTo("area 4.0");
    assertThat(lua.call(square, "twice", 21)).isEqualTo(42);
    assertThat(lua.call(square, "hashCode")).isEqualTo(square.hashCode());
    assertThat(lua.invoke(lua.values.toLua(square), "nothing").narg()).isZero();
  }

  @Test
  void aPublicMethodOfAHiddenSuperclassIsReachedThroughThePublicClass() {
    assertThat(lua.call(square, "inherited")).isEqualTo("inherited");
    assertThat(lua.get(square, "visible")).isEqualTo(5);
  }

  @Test
  void objectsOfHiddenClassesAreUsedThroughTheirPublicTypes() {
    assertThat(lua.call(List.of(1, 2), "size")).isEqualTo(2);
    assertThat(lua.call(Collections.unmodifiableMap(Map.of("k", "v")), "get", "k"))
        .isEqualTo("v");
    assertThat(lua.call(List.of(1, 2).iterator(), "next")).isEqualTo(1);
    assertThat(lua.call(Shape.unit(), "describe")).isEqualTo("area 1.0");
    assertThat(lua.call(List.of(1, 2).stream(), "count")).isEqualTo(2);
    Supplier<String> lambda = () -> "made";
    assertThat(lua.call(lambda, "get")).isEqualTo("made");
  }

  @Test
  void nonPublicMembersAreNotThere() {
    assertThatThrownBy(() -> lua.call(square, "hidden"))
        .hasMessageContaining("has no member 'hidden'");
    assertThatThrownBy(() -> lua.get(square, "secret"))
        .hasMessageContaining("has no member 'secret'");
    assertThatThrownBy(() -> lua.get(square, "label2"))
        .hasMessageContaining("did you mean 'label'?");
  }

  @Test
  void propertiesAreFieldsAndGetters() {
    Square.made = 3;
    assertThat(lua.get(square, "side")).isEqualTo(2);
    assertThat(lua.get(square, "id")).isEqualTo("sq");
    assertThat(lua.get(square, "open")).isEqualTo(false);
    assertThat(lua.get(square, "label")).isEqualTo("none");
    assertThat(lua.get(square, "URL")).isEqualTo("url");
    assertThat(lua.get(square, "KIND")).isEqualTo("square");
    assertThat(lua.get(square, "SIDES")).isEqualTo(4);
    assertThat(lua.get(square, "made")).isEqualTo(3);
  }

  @Test
  void propertiesAreAssigned() {
    lua.set(square, "side", 3);
    lua.set(square, "open", true);
    lua.set(square, "label", "new");
    lua.set(square, "made", 9);
    assertThat(square.side).isEqualTo(3);
    assertThat(square.isOpen()).isTrue();
    assertThat(square.getLabel()).isEqualTo("new");
    assertThat(Square.made).isEqualTo(9);
    lua.set(square, "label", 7);
    assertThat(square.getLabel()).isEqualTo("#7");
    lua.set(square, "writeOnly", "w");
    assertThat(square.getLabel()).isEqualTo("w");
    lua.set(square, "label", null);
    assertThat(square.getLabel()).isNull();
  }

  @Test
  void anAssignmentThatCannotBeIsAnError() {
    String name = Square.class.getName();
    assertThatThrownBy(() -> lua.set(square, "id", "x")).hasMessage(name + " cannot change 'id'");
    assertThatThrownBy(() -> lua.set(square, "lable", "x"))
        .hasMessage(name + " has no property 'lable'; did you mean 'label'?");
    assertThatThrownBy(() -> lua.set(square, "open", "x"))
        .hasMessage(name + ".open cannot take (string); there is setOpen(boolean)");
    assertThatThrownBy(() -> lua.get(square, "writeOnly"))
        .hasMessage(name + " cannot be asked for 'writeOnly'");
    assertThatThrownBy(() -> lua.get(square, 1))
        .hasMessage("attempt to index a " + name + " with a number");
  }

  @Test
  void aComponentOfARecordIsAPropertyAndAMethod() {
    Point point = new Point(3, Optional.of("p"));
    assertThat(lua.get(point, "x")).isEqualTo(3);
    assertThat(lua.call(point, "x")).isEqualTo(3);
    assertThat(lua.call(point, "distance", new Point(5, Optional.empty()))).isEqualTo(2);
    assertThatThrownBy(() -> lua.set(point, "x", 1)).hasMessageContaining("cannot change 'x'");
  }

  @Test
  void aMisspeltMethodIsAnErrorThatNamesTheRightOne() {
    assertThatThrownBy(() -> lua.call(new ArrayList<>(), "siez"))
        .hasMessage("java.util.ArrayList has no member 'siez'; did you mean 'size'?");
  }

  @Test
  void aMethodCalledWithADotSaysHowToCallIt() {
    LuaValue method = lua.values.toLua(square).get("area");
    assertThatThrownBy(method::call)
        .hasMessage("bad self for 'area' (" + Square.class.getName()
            + " expected, got no value); use ':' to call a method");
    assertThatThrownBy(() -> method.call(lua.values.toLua(new Object())))
        .hasMessageContaining("got java.lang.Object");
  }

  @Test
  void anExceptionIsTheErrorValueAndTheCause() {
    LuaError error = catchThrowableOfType(LuaError.class, () -> lua.call(square, "fail"));
    assertThat(error.getCause()).isInstanceOf(IOException.class);
    assertThat(lua.values.toJava(error.getMessageObject())).isSameAs(error.getCause());
    assertThat(lua.call(error.getCause(), "getMessage")).isEqualTo("disk");
    assertThat(lua.call(error.getCause(), "getCause")).isNull();
    assertThat(Lua.text(lua.meta(error.getCause(), "__tostring")))
        .isEqualTo("java.io.IOException: disk");
    assertThat(Lua.text(lua.meta(error.getCause(), "__concat", "!")))
        .isEqualTo("java.io.IOException: disk!");
    assertThat(Lua.text(LuaStrings.of("E: ").concat(lua.values.toLua(error.getCause()))))
        .isEqualTo("E: java.io.IOException: disk");
    assertThat(error).isInstanceOf(RaisedError.class);
  }

  @Test
  void objectsAreTextWhereTextIsNeeded() {
    assertThat(Lua.text(lua.meta(Optional.of("é"), "__concat", 1))).isEqualTo("Optional[é]1");
    assertThat(Lua.text(lua.meta(Optional.of(1), "__tostring"))).isEqualTo("Optional[1]");
    assertThatThrownBy(() -> lua.meta(square, "__concat", (Object) null))
        .hasMessage("attempt to concatenate a nil value");
  }

  @Test
  void theSameObjectIsTheSameValueAndEqualOnesAreEqual() {
    LuaValue a = lua.values.toLua(new Point(1, Optional.empty()));
    LuaValue same = lua.values.toLua(lua.values.toJava(a));
    LuaValue equal = lua.values.toLua(new Point(1, Optional.empty()));
    assertThat(a.raweq(same)).isTrue();
    assertThat(a).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(a.raweq(equal)).isFalse();
    assertThat(a.eq_b(equal)).isTrue();
    assertThat(a.eq_b(lua.values.toLua(new Point(2, Optional.empty())))).isFalse();
  }

  @Test
  void theMetatableIsProtected() {
    LuaValue object = lua.values.toLua(square);
    assertThat(object.getmetatable().get("__metatable")).isEqualTo(LuaValue.FALSE);
    assertThatThrownBy(() -> object.setmetatable(new org.luaj.vm2.LuaTable()))
        .isInstanceOf(LuaError.class);
    assertThatThrownBy(object::len)
        .hasMessage("attempt to get length of a " + Square.class.getName());
  }

  @Test
  void anInterruptIsNotLostWithItsException() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> lua.call(new CountDownLatch(1), "await"))
        .cause()
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
