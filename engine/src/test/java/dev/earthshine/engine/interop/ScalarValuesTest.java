package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.UserdataType;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

@NullUnmarked
class ScalarValuesTest {
  private final Lua lua = new Lua();
  private final Values values = lua.values;

  private Object there(double number) {
    return values.toJava(LuaValue.valueOf(number));
  }

  private Object andBack(Object value) {
    return values.toJava(values.toLua(value));
  }

  @Test
  void nilIsNull() {
    assertThat(values.toLua(null)).isSameAs(LuaValue.NIL);
    assertThat(values.toJava(LuaValue.NIL)).isNull();
    assertThat(values.toJava(LuaValue.NONE)).isNull();
    assertThat(values.toJava(NullValue.NULL)).isNull();
  }

  @Test
  void booleansAreTheTwoOfJava() {
    assertThat(values.toJava(LuaValue.TRUE)).isSameAs(true);
    assertThat(values.toJava(LuaValue.FALSE)).isSameAs(false);
    assertThat(values.toLua(true)).isSameAs(LuaValue.TRUE);
  }

  @Test
  void aNumberWithAnIntegerValueIsAnIntegerElseALongElseADouble() {
    assertThat(there(3)).isEqualTo(3);
    assertThat(there(-2147483648.0)).isEqualTo(Integer.MIN_VALUE);
    assertThat(there(2147483648.0)).isEqualTo(2147483648L);
    assertThat(there(1e18)).isEqualTo(1_000_000_000_000_000_000L);
    assertThat(there(0x1p63)).isEqualTo(0x1p63);
    assertThat(there(-0x1p63)).isEqualTo(Long.MIN_VALUE);
    assertThat(there(1.5)).isEqualTo(1.5);
    assertThat(there(Double.NaN)).isEqualTo(Double.NaN);
    assertThat(there(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void everyNumberClassOfTheLanguageIsANumber() {
    List<Number> numbers =
        List.of((byte) 7, (short) 7, 7, 7L, 7f, 7d, BigInteger.valueOf(7), BigDecimal.valueOf(7));
    for (Number number : numbers) {
      assertThat(values.toLua(number).type()).isEqualTo(LuaValue.TNUMBER);
      assertThat(andBack(number)).as(number.getClass().getName()).isEqualTo(7);
    }
    assertThat(andBack(2.5f)).isEqualTo(2.5);
    assertThat(andBack(new BigDecimal("2.5"))).isEqualTo(2.5);
  }

  @Test
  void digitsBeyondADoubleSurviveTheRoundTrip() {
    assertThat(andBack(9007199254740993L)).isEqualTo(9007199254740993L);
    assertThat(andBack(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(andBack(new BigInteger("123456789012345678901234567890")))
        .isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat(andBack(new BigDecimal("0.12345678901234567890123")))
        .isEqualTo(new BigDecimal("0.12345678901234567890123"));
  }

  @Test
  void otherNumberClassesAreObjects() {
    AtomicInteger counter = new AtomicInteger(3);
    assertThat(values.toLua(counter).type()).isEqualTo(LuaValue.TUSERDATA);
    assertThat(andBack(counter)).isSameAs(counter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "Grüße", "日本語", "😀", "a\u0000b", "\uFFFD"})
  void textIsUtf8(String text) {
    LuaString there = (LuaString) values.toLua(text);
    assertThat(LuaStrings.bytes(there))
        .isEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(values.toJava(there)).isEqualTo(text);
  }

  @Test
  void bytesThatAreNotUtf8AreAByteArray() {
    byte[] bytes = {(byte) 0xff, 0, 'a'};
    assertThat(values.toJava(LuaStrings.ofBytes(bytes))).isEqualTo(bytes);
    assertThat(andBack(bytes)).isEqualTo(bytes).isNotSameAs(bytes);
    assertThat(andBack("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEqualTo("abc");
  }

  @Test
  void charactersAndSequencesAreStrings() {
    assertThat(andBack('ß')).isEqualTo("ß");
    CharSequence sequence = new CharSequence() {
      @Override
      public int length() {
        return 2;
      }

      @Override
      public char charAt(int index) {
        return "hé".charAt(index);
      }

      @Override
      public CharSequence subSequence(int start, int end) {
        return "hé".subSequence(start, end);
      }

      @Override
      public String toString() {
        return "hé";
      }
    };
    assertThat(andBack(sequence)).isEqualTo("hé");
  }

  @Test
  void textThatCanGrowIsAStringToo() {
    StringBuilder builder = new StringBuilder().append("hé").reverse();
    assertThat(values.toLua(builder).type()).isEqualTo(LuaValue.TSTRING);
    assertThat(andBack(builder)).isEqualTo("éh");
    assertThat(andBack(java.nio.CharBuffer.wrap("hé"))).isEqualTo("hé");
  }

  @Test
  void aCoroutineIsAHandleThatComesBack() {
    LuaValue thread = new org.luaj.vm2.LuaThread(new org.luaj.vm2.Globals());
    Object handle = values.toJava(thread);
    assertThat(handle).isEqualTo(values.toJava(thread)).hasToString("coroutine");
    assertThat(values.toLua(handle)).isSameAs(thread);
  }

  @Test
  void userdataOfOursIsTheObjectAndComesBackAsItsType() {
    UserdataType<AtomicInteger> type =
        UserdataType.<AtomicInteger>named("Counter").build();
    AtomicInteger object = new AtomicInteger();
    LuaUserdata userdata = type.wrap(object);
    assertThat(values.toJava(userdata)).isSameAs(object);
    assertThat(type.describes(values.toLua(object))).isTrue();
    assertThat(values.toLua(object)).isEqualTo(userdata);
  }

  @Test
  void userdataOfOursIsAnObjectLikeAnyOtherInAnotherState() {
    UserdataType<AtomicInteger> type =
        UserdataType.<AtomicInteger>named("Counter").build();
    Lua other = new Lua();
    AtomicInteger foreign = new AtomicInteger();
    other.values.toJava(type.wrap(new AtomicInteger()));
    Object crossing = values.toJava(type.wrap(foreign));
    assertThat(type.describes(other.values.toLua(crossing))).isFalse();
    assertThat(other.values.toJava(other.values.toLua(crossing))).isSameAs(foreign);
    assertThat(type.describes(values.toLua(new AtomicInteger()))).isFalse();
  }

  @Test
  void userdataThatWentToJavaIsNotKeptAlive() {
    UserdataType<AtomicInteger> type =
        UserdataType.<AtomicInteger>named("Counter").build();
    WeakReference<Object> gone = new WeakReference<>(values.toJava(type.wrap(new AtomicInteger())));
    for (int i = 0; i < 100 && gone.get() != null; i++) {
      System.gc();
    }
    assertThat(gone.get()).isNull();
  }

  @Test
  void resultsAreNullOneOrSeveral() {
    LuaValue one = LuaValue.valueOf(1);
    assertThat(values.results(LuaValue.NONE)).isNull();
    assertThat(values.results(one)).isEqualTo(1);
    assertThat(values.results(LuaValue.varargsOf(one, LuaValue.NIL, LuaStrings.of("x"))))
        .isEqualTo(new Object[] {1, null, "x"});
    assertThat(values.results(JavaFunction.of0("f", () -> one).invoke(LuaValue.NONE)))
        .isEqualTo(1);
  }
}
