package dev.earthshine.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;

final class ExactNumberTest {
  private static final long BEYOND = (1L << 53) + 1;

  private static final LuaNumber EXACT = ExactNumber.of(BEYOND);

  @Test
  void whatADoubleHoldsIsAnOrdinaryNumber() {
    assertThat(ExactNumber.of(7).isinttype()).isTrue();
    assertThat(ExactNumber.of(1L << 53)).isNotInstanceOf(ExactNumber.class);
    assertThat(ExactNumber.of(BigInteger.TEN)).isNotInstanceOf(ExactNumber.class);
    assertThat(ExactNumber.of(new BigDecimal("0.1"))).isNotInstanceOf(ExactNumber.class);
    assertThat(ExactNumber.of(new BigDecimal("1e20")).todouble()).isEqualTo(1e20);
  }

  @Test
  void allDigitsAreKept() {
    assertThat(EXACT.tojstring()).isEqualTo("9007199254740993");
    assertThat(ExactNumber.of(new BigDecimal("0.1000000000000000000001")).tojstring())
        .isEqualTo("0.1000000000000000000001");
    assertThat(EXACT.concat(LuaValue.valueOf("!")).tojstring()).isEqualTo("9007199254740993!");
    assertThat(LuaValue.valueOf(1).concat(EXACT).tojstring()).isEqualTo("19007199254740993");
  }

  @Test
  void isANumber() {
    assertThat(EXACT.typename()).isEqualTo("number");
    assertThat(EXACT.tonumber()).isSameAs(EXACT);
    assertThat(EXACT.tolong()).isEqualTo(BEYOND);
  }

  @Test
  void goesToJavaUnharmed() {
    assertThat(((ExactNumber) EXACT).toJava()).isEqualTo(BEYOND);
    BigInteger large = BigInteger.TEN.pow(30);
    assertThat(((ExactNumber) ExactNumber.of(large)).toJava()).isEqualTo(large);
    BigDecimal fine = new BigDecimal("1.00000000000000000001");
    assertThat(((ExactNumber) ExactNumber.of(fine)).toJava()).isEqualTo(fine);
  }

  @Test
  void arithmeticIsThatOfTheNearestDouble() {
    double nearest = 9007199254740992.0;
    LuaValue two = LuaValue.valueOf(2);
    assertThat(EXACT.add(two).todouble()).isEqualTo(nearest + 2);
    assertThat(two.add(EXACT).todouble()).isEqualTo(nearest + 2);
    assertThat(EXACT.sub(two).todouble()).isEqualTo(nearest - 2);
    assertThat(two.sub(EXACT).todouble()).isEqualTo(2 - nearest);
    assertThat(EXACT.mul(two).todouble()).isEqualTo(nearest * 2);
    assertThat(two.mul(EXACT).todouble()).isEqualTo(nearest * 2);
    assertThat(EXACT.div(two).todouble()).isEqualTo(nearest / 2);
    assertThat(two.div(EXACT).todouble()).isEqualTo(2 / nearest);
    assertThat(EXACT.mod(LuaValue.valueOf(10)).todouble()).isEqualTo(nearest % 10);
    assertThat(two.mod(EXACT).todouble()).isEqualTo(2);
    assertThat(EXACT.pow(two).todouble()).isEqualTo(nearest * nearest);
    assertThat(EXACT.neg().todouble()).isEqualTo(-nearest);
    assertThat(EXACT.sub(EXACT).todouble()).isZero();
  }

  @Test
  void equalityIsExactBothWays() {
    LuaValue neighbour = LuaValue.valueOf(9007199254740992.0);
    assertThat(EXACT.raweq(neighbour)).isFalse();
    assertThat(neighbour.raweq(EXACT)).isFalse();
    assertThat(EXACT.eq_b(ExactNumber.of(BEYOND))).isTrue();
    LuaValue power = LuaValue.valueOf((double) (1L << 60));
    assertThat(ExactNumber.of(1L << 60).raweq(power)).isTrue();
    assertThat(power.raweq(ExactNumber.of(1L << 60))).isTrue();
    assertThat(EXACT.raweq(LuaValue.valueOf("9007199254740993"))).isFalse();
  }

  @Test
  void orderIsExactBothWays() {
    LuaValue below = LuaValue.valueOf(9007199254740992.0);
    LuaValue above = ExactNumber.of(BEYOND + 1);
    assertThat(below.lt_b(EXACT)).isTrue();
    assertThat(EXACT.lt_b(below)).isFalse();
    assertThat(EXACT.gt_b(below)).isTrue();
    assertThat(EXACT.lteq_b(above)).isTrue();
    assertThat(EXACT.gteq_b(above)).isFalse();
    assertThat(EXACT.lt_b(LuaValue.valueOf(Double.NaN))).isFalse();
    assertThat(EXACT.gteq_b(LuaValue.valueOf(Double.NaN))).isFalse();
    assertThat(ExactNumber.of(new BigDecimal("1e400"))
            .lt_b(LuaValue.valueOf(Double.POSITIVE_INFINITY)))
        .isTrue();
  }

  @Test
  void findsItsEntryInATableByValue() {
    Table table = new Table();
    table.rawset(EXACT, LuaValue.TRUE);
    assertThat(table.rawget(ExactNumber.of(BEYOND))).isSameAs(LuaValue.TRUE);
    assertThat(table.rawget(LuaValue.valueOf(9007199254740992.0)).isnil()).isTrue();
    table.rawset(ExactNumber.of(new BigDecimal("1.00000000000000000001")), LuaValue.TRUE);
    assertThat(table.rawget(1).isnil()).isTrue();
    table.rawset(ExactNumber.of(1L << 60), LuaValue.FALSE);
    assertThat(table.rawget(LuaValue.valueOf((double) (1L << 60)))).isSameAs(LuaValue.FALSE);
  }
}
