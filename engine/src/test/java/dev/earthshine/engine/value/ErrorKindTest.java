package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earthshine.Permission;
import dev.earthshine.Policy;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

final class ErrorKindTest {
  private static final ErrorKind TRANSPORT = ErrorKind.root("transport");
  private static final ErrorKind TIMEOUT = TRANSPORT.child("timeout");
  private static final ErrorKind CONNECT = TIMEOUT.child("connect_timeout");

  @Test
  void anErrorIsOfItsKindAndOfThoseAbove() {
    Table error = CONNECT.error("too late");
    assertThat(is(error, "connect_timeout")).isTrue();
    assertThat(is(error, "timeout")).isTrue();
    assertThat(is(error, "transport")).isTrue();
    assertThat(is(error, "read_timeout")).isFalse();
    assertThat(is(TIMEOUT.error("too late"), "connect_timeout")).isFalse();
  }

  @Test
  void anErrorHasKindAndMessage() {
    Table error = TIMEOUT.error("too late");
    assertThat(error.get("kind")).isEqualTo(LuaStrings.of("timeout"));
    assertThat(error.get("message")).isEqualTo(LuaStrings.of("too late"));
  }

  @Test
  void anErrorJoinsLikeItsMessage() {
    Table error = TIMEOUT.error("too late");
    assertThat(error.concat(LuaStrings.of("!"))).isEqualTo(LuaStrings.of("too late!"));
    assertThat(LuaStrings.of("Oh: ").concat(error)).isEqualTo(LuaStrings.of("Oh: too late"));
    assertThat(error.concat(error)).isEqualTo(LuaStrings.of("too latetoo late"));
  }

  @Test
  void theSharedMetatableCannotBeChanged() {
    LuaTable metatable = Objects.requireNonNull(TIMEOUT.error("too late").metatable());
    assertThatThrownBy(() -> metatable.set("__tostring", LuaValue.NIL))
        .isInstanceOf(LuaError.class);
    assertThatThrownBy(() -> metatable.get("__index").set("is", LuaValue.NIL))
        .isInstanceOf(LuaError.class);
  }

  @Test
  void aDenialNamesActAndRule() {
    assertThatThrownBy(() -> Denial.check(Policy.standard(), Permission.PROCESS, "io.popen"))
        .isInstanceOfSatisfying(RaisedError.class, raised -> {
          LuaValue error = raised.getMessageObject();
          assertThat(error.get("kind")).isEqualTo(LuaStrings.of("denied"));
          assertThat(LuaStrings.text(error.get("message").checkstring()))
              .isEqualTo("io.popen is denied by policy 'standard': starting programs");
        });
  }

  @Test
  void whatIsAllowedPasses() {
    Denial.check(Policy.standard(), Permission.FILES, "io.open");
    assertThat(Policy.standard().allows(Permission.FILES)).isTrue();
  }

  private static boolean is(Table error, String kind) {
    return error.method("is", LuaStrings.of(kind)).toboolean();
  }
}
