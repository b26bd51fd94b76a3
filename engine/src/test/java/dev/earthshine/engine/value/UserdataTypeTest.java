package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

class UserdataTypeTest {
  private static final class Parcel {
    private String address = "";
  }

  private static final int PARCELS = 2;
  private static final UserdataType<Parcel> PARCEL = UserdataType.<Parcel>named("Parcel")
      .method("set_address", (self, args) -> {
        self.address = Args.text(Args.at(args, 1), 1);
        return LuaValue.NONE;
      })
      .method("address", (self, args) -> LuaStrings.of(self.address))
      .property("weight", self -> LuaValue.valueOf(7))
      .tostring(self -> "Parcel to " + self.address)
      .length(self -> LuaValue.valueOf(self.address.length()))
      .metamethod("__call", (self, args) -> LuaValue.valueOf(args.narg()))
      .operator("__concat", JavaFunction.of2("__concat", (a, b) -> LuaValue.valueOf(PARCELS)))
      .build();

  private static final UserdataType<Parcel> OTHER =
      UserdataType.<Parcel>named("Crate").build();

  private final Parcel parcel = new Parcel();
  private final LuaUserdata value = PARCEL.wrap(parcel);

  private static LuaValue call(LuaValue self, String method, LuaValue... args) {
    return self.get(LuaStrings.of(method))
        .invoke(self, LuaValue.varargsOf(args))
        .arg1();
  }

  private static LuaValue text(String text) {
    return LuaStrings.of(text);
  }

  @Test
  void methodsGetTheObjectAndTheArgumentsAfterIt() {
    assertThat(call(value, "set_address", text("Oslo"))).isEqualTo(LuaValue.NONE);
    assertThat(call(value, "address")).isEqualTo(text("Oslo"));
  }

  @Test
  void aBadArgumentIsCountedWithoutTheObject() {
    assertThatThrownBy(() -> call(value, "set_address"))
        .isInstanceOf(LuaError.class)
        .hasMessage("bad argument #1 to 'set_address' (string expected, got no value)");
  }

  @Test
  void propertiesAreRead() {
    assertThat(value.get("weight").toint()).isEqualTo(7);
  }

  @Test
  void aMisspeltMethodIsAnErrorThatNamesTheRightOne() {
    assertThatThrownBy(() -> value.get("set_adress"))
        .hasMessage("Parcel has no method 'set_adress'; did you mean 'set_address'?");
    assertThatThrownBy(() -> value.get("wieght"))
        .hasMessage("Parcel has no method 'wieght'; did you mean 'weight'?");
    assertThatThrownBy(() -> value.get("zzz")).hasMessage("Parcel has no method 'zzz'");
    assertThatThrownBy(() -> value.get(1)).hasMessage("attempt to index a Parcel with a number");
  }

  @Test
  void assignmentIsRefused() {
    assertThatThrownBy(() -> value.set("weight", 8))
        .hasMessage("attempt to assign to 'weight' of a Parcel");
  }

  @Test
  void aMethodCalledWithADotSaysHowToCallIt() {
    LuaValue method = value.get("address");
    assertThatThrownBy(() -> method.call(text("x")))
        .hasMessage(
            "bad self for 'address' (Parcel expected, got string); use ':' to call a method");
    assertThatThrownBy(method::call).hasMessageContaining("got no value");
    assertThatThrownBy(() -> method.call(OTHER.wrap(parcel)))
        .hasMessageContaining("Parcel expected, got userdata");
  }

  @Test
  void metamethodsAreThere() {
    parcel.address = "Oslo";
    assertThat(value.len().toint()).isEqualTo(4);
    assertThat(value.call(LuaValue.valueOf(1), LuaValue.valueOf(2)).toint()).isEqualTo(2);
    assertThat(value.concat(text("x")).toint()).isEqualTo(PARCELS);
    assertThat(text("x").concat(value).toint()).isEqualTo(PARCELS);
    assertThat(value.getmetatable().get("__tostring").call(value))
        .isEqualTo(text("Parcel to Oslo"));
    assertThat(value.getmetatable().get("__name")).isEqualTo(text("Parcel"));
  }

  @Test
  void textIsTheNameAndAnAddressUnlessSaidOtherwise() {
    LuaValue crate = OTHER.wrap(parcel);
    LuaValue text = crate.getmetatable().get("__tostring").call(crate);
    assertThat(LuaStrings.text((LuaString) text)).matches("Crate: 0x[0-9a-f]{8}");
  }

  @Test
  void theMetatableIsProtectedEvenFromRawAccess() {
    LuaTable metatable = (LuaTable) value.getmetatable();
    assertThat(metatable.get("__metatable")).isEqualTo(LuaValue.FALSE);
    assertThatThrownBy(() -> metatable.rawset("__index", LuaValue.NIL))
        .hasMessage("attempt to change a read-only table");
    assertThatThrownBy(() -> metatable.rawset(1, LuaValue.TRUE)).isInstanceOf(LuaError.class);
    assertThatThrownBy(() -> metatable.set("x", LuaValue.TRUE)).isInstanceOf(LuaError.class);
    assertThatThrownBy(() -> value.setmetatable(new LuaTable()))
        .hasMessage("cannot change the metatable of a Parcel");
  }

  @Test
  void theSameObjectIsTheSameValueAndKey() {
    LuaTable table = new LuaTable();
    table.set(value, text("found"));
    assertThat(table.get(PARCEL.wrap(parcel))).isEqualTo(text("found"));
    assertThat(value.raweq(PARCEL.wrap(parcel))).isTrue();
    assertThat(value.eq_b(PARCEL.wrap(parcel))).isTrue();
    assertThat(value.raweq(PARCEL.wrap(new Parcel()))).isFalse();
    assertThat(value.raweq(OTHER.wrap(parcel))).isFalse();
  }

  @Test
  void checkUnwrapsOnlyItsOwnType() {
    assertThat(PARCEL.check(value, 1)).isSameAs(parcel);
    assertThatThrownBy(() -> PARCEL.check(LuaValue.NIL, 2))
        .hasMessage("bad argument #2 (Parcel expected, got nil)");
    assertThatThrownBy(() -> PARCEL.check(OTHER.wrap(parcel), 1))
        .hasMessageContaining("Parcel expected, got userdata");
  }
}
