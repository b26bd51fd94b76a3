package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in the documentation of {@link Overloads}, case by case. */
@NullUnmarked
public class OverloadsTest {
  private final Lua lua = new Lua();

  public static final class Numbers {
    public String intLongDouble(int n) {
      return "int";
    }

    public String intLongDouble(long n) {
      return "long";
    }

    public String intLongDouble(double n) {
      return "double";
    }

    public String wrappers(Integer n) {
      return "Integer";
    }

    public String wrappers(int n) {
      return "int";
    }

    public String longs(Long n) {
      return "Long";
    }

    public String longs(long n) {
      return "long";
    }

    public String longs(Object n) {
      return "Object";
    }

    public String small(byte n) {
      return "byte";
    }

    public String small(short n) {
      return "short";
    }

    public String small(float n) {
      return "float";
    }

    public String exact(double n) {
      return "double";
    }

    public String exact(BigDecimal n) {
      return "BigDecimal " + n;
    }

    public String exact(BigInteger n) {
      return "BigInteger " + n;
    }

    public String any(Object n) {
      return "Object " + n.getClass().getSimpleName();
    }

    public String any(String n) {
      return "String " + n;
    }

    public String text(String n) {
      return "String " + n;
    }

    public String comparable(Comparable<?> n) {
      return n.getClass().getSimpleName();
    }

    public String number(Number n) {
      return n.getClass().getSimpleName();
    }
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.of("intLongDouble", 1, "int"),
        Arguments.of("intLongDouble", 1L << 40, "long"),
        Arguments.of("intLongDouble", 1e300, "double"),
        Arguments.of("intLongDouble", 1.5, "double"),
        Arguments.of("intLongDouble", Long.MAX_VALUE, "long"),
        Arguments.of("wrappers", 1, "int"),
        Arguments.of("wrappers", null, "Integer"),
        Arguments.of("longs", 1, "long"),
        Arguments.of("longs", null, "Long"),
        Arguments.of("longs", 1.5, "Object"),
        Arguments.of("small", 1, "float"),
        Arguments.of("exact", 1, "double"),
        Arguments.of(
            "exact", new BigDecimal("0.1234567890123456789"), "BigDecimal 0.1234567890123456789"),
        Arguments.of(
            "exact", new BigInteger("123456789012345678901"), "BigInteger 123456789012345678901"),
        Arguments.of("any", 1, "Object Integer"),
        Arguments.of("any", 1.5, "Object Double"),
        Arguments.of("any", "x", "String x"),
        Arguments.of("any", null, "String null"),
        Arguments.of("text", 12, "String 12"),
        Arguments.of("comparable", 12, "Integer"),
        Arguments.of("comparable", "x", "String"),
        Arguments.of("number", 1L << 40, "Long"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void choosesByTheNumber(String method, Object argument, String expected) {
    assertThat(lua.call(new Numbers(), method, argument)).isEqualTo(expected);
  }

  public static final class Others {
    public String text(String s) {
      return "String";
    }

    public String text(CharSequence s) {
      return "CharSequence";
    }

    public String text(char c) {
      return "char";
    }

    public String text(byte[] b) {
      return "bytes " + b.length;
    }

    public String letter(char c) {
      return "char " + c;
    }

    public String letter(Object o) {
      return "Object " + o;
    }

    public String chars(char[] c) {
      return "chars " + c.length;
    }

    public String unit(TimeUnit unit) {
      return "unit " + unit;
    }

    public String flag(boolean b) {
      return "boolean";
    }

    public String flag(Object o) {
      return "Object";
    }

    public String table(List<?> list) {
      return "List " + list;
    }

    public String table(Map<?, ?> map) {
      return "Map " + map;
    }

    public String list(List<?> list) {
      return "List " + list;
    }

    public String map(Map<?, ?> map) {
      return "Map " + map;
    }

    public String array(int[] ints) {
      return "ints " + Arrays.toString(ints);
    }

    public String array(String[] strings) {
      return "strings " + Arrays.toString(strings);
    }

    public String object(Collection<?> collection) {
      return "Collection";
    }

    public String object(List<?> list) {
      return "List";
    }

    public String object(Object object) {
      return "Object";
    }

    public String two(Object a, String b) {
      return "Object, String";
    }

    public String two(String a, Object b) {
      return "String, Object";
    }
  }

  private final Others others = new Others();

  @Test
  void choosesByTheString() {
    assertThat(lua.call(others, "text", "x")).isEqualTo("String");
    assertThat(lua.call(others, "text", new byte[] {(byte) 0xff, 1})).isEqualTo("bytes 2");
    assertThat(lua.call(others, "letter", "x")).isEqualTo("char x");
    assertThat(lua.call(others, "letter", "xy")).isEqualTo("Object xy");
    assertThat(lua.call(others, "chars", "größe")).isEqualTo("chars 5");
    assertThat(lua.call(others, "unit", "SECONDS")).isEqualTo("unit SECONDS");
    assertThat(lua.call(others, "unit", TimeUnit.DAYS)).isEqualTo("unit DAYS");
  }

  @Test
  void aBooleanPrefersBoolean() {
    assertThat(lua.call(others, "flag", true)).isEqualTo("boolean");
    assertThat(lua.call(others, "flag", "x")).isEqualTo("Object");
  }

  @Test
  void choosesByTheKindOfTable() {
    assertThat(lua.call(others, "table", lua.list(1, 2))).isEqualTo("List [1, 2]");
    assertThat(lua.call(others, "table", lua.map("a", 1))).isEqualTo("Map {a=1}");
    assertThat(lua.call(others, "table", lua.list())).isEqualTo("Map {}");
    assertThat(lua.call(others, "list", lua.list())).isEqualTo("List []");
    assertThat(lua.call(others, "map", lua.list("x"))).isEqualTo("Map {1=x}");
    assertThatThrownBy(() -> lua.call(others, "list", lua.map("a", 1)))
        .hasMessage(Others.class.getName() + ".list cannot take (table); there is list(List)");
  }

  @Test
  void aSequenceBecomesAnArrayIfItsElementsFit() {
    assertThat(lua.call(others, "array", lua.list(1, 2))).isEqualTo("ints [1, 2]");
    assertThat(lua.call(others, "array", lua.list("a", "b"))).isEqualTo("strings [a, b]");
    assertThatThrownBy(() -> lua.call(others, "array", lua.list(true)))
        .hasMessageContaining("cannot take (table)");
  }

  @Test
  void anObjectPrefersTheMostSpecificOfItsTypes() {
    assertThat(lua.call(others, "object", new ArrayList<>())).isEqualTo("List");
    assertThat(lua.call(others, "object", new java.util.ArrayDeque<>())).isEqualTo("Collection");
    assertThat(lua.call(others, "object", new Object())).isEqualTo("Object");
    assertThat(lua.call(others, "object", (Object) null)).isEqualTo("List");
  }

  @Test
  void whatJavaCallsAmbiguousIsDecidedByTheSignature() {
    assertThat(lua.call(others, "two", "a", "b")).isEqualTo("Object, String");
  }

  @Test
  void aPrintWriterPrintsWhatItIsGiven() {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    for (Object part : new Object[] {"x", 1, 1.5, true, null, 1L << 40, "y"}) {
      assertThat(lua.call(writer, "print", part)).isNull();
    }
    assertThat(text).hasToString("x11.5truenull1099511627776y");
  }

  @Test
  void removeWithANumberIsByIndexAndWithAStringByElement() {
    List<Object> list = new ArrayList<>(List.of("a", "b", "c"));
    assertThat(lua.call(list, "remove", 0)).isEqualTo("a");
    assertThat(lua.call(list, "remove", "c")).isEqualTo(true);
    assertThat(list).containsExactly("b");
  }

  public static final class Variable {
    public String join(String separator, Object... parts) {
      return String.join(separator, Arrays.stream(parts).map(String::valueOf).toList());
    }

    public String pick(String one) {
      return "one";
    }

    public String pick(String... many) {
      return "many " + many.length;
    }

    public int sum(int... numbers) {
      return Arrays.stream(numbers).sum();
    }

    public String bytes(byte... bytes) {
      return Arrays.toString(bytes);
    }
  }

  private final Variable variable = new Variable();

  @Test
  void collectsVariableArguments() {
    assertThat(lua.call(variable, "join", "-")).isEqualTo("");
    assertThat(lua.call(variable, "join", "-", 1)).isEqualTo("1");
    assertThat(lua.call(variable, "join", "-", 1, "b", null)).isEqualTo("1-b-null");
    assertThat(lua.call(variable, "join", "-", (Object) null)).isEqualTo("null");
    assertThat(lua.call(variable, "join", "-", lua.list(1, 2))).isEqualTo("[1, 2]");
    assertThat(lua.call(variable, "sum", 1, 2, 3)).isEqualTo(6);
    assertThatThrownBy(() -> lua.call(variable, "sum", 1, "x"))
        .hasMessage(
            Variable.class.getName() + ".sum cannot take (number, string); there is sum(int[])");
  }

  @Test
  void anArrayIsTheVariableArgumentsThemselves() {
    assertThat(lua.call(variable, "join", "-", new Object[] {1, 2})).isEqualTo("1-2");
    assertThat(lua.call(variable, "sum", new int[] {4, 5})).isEqualTo(9);
    assertThat(lua.call(variable, "bytes", "ab")).isEqualTo("[97, 98]");
  }

  @Test
  void aMethodOfFixedArityComesFirst() {
    assertThat(lua.call(variable, "pick", "a")).isEqualTo("one");
    assertThat(lua.call(variable, "pick", "a", "b")).isEqualTo("many 2");
    assertThat(lua.call(variable, "pick")).isEqualTo("many 0");
  }

  @Test
  void nothingThatFitsIsAnErrorThatShowsWhatThereIs() {
    assertThatThrownBy(() -> lua.call(variable, "pick", 1, true))
        .hasMessage(Variable.class.getName()
            + ".pick cannot take (number, boolean); there is pick(String), pick(String[])");
    assertThatThrownBy(() -> lua.call(new Numbers(), "small", "x", new Object()))
        .hasMessageContaining("(string, java.lang.Object)");
    assertThatThrownBy(() -> lua.call(new Numbers(), "wrappers", 1.5))
        .hasMessageContaining("cannot take (number)");
  }
}
