package dev.earthshine.engine.value;

import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;

/** A number whose arithmetic is that of the nearest double. */
abstract sealed class RoundedNumber extends LuaNumber permits ExactNumber {
  final double rounded;

  RoundedNumber(double rounded) {
    this.rounded = rounded;
  }

  @Override
  public double todouble() {
    return rounded;
  }

  @Override
  public double checkdouble() {
    return rounded;
  }

  @Override
  public double optdouble(double otherwise) {
    return rounded;
  }

  @Override
  public float tofloat() {
    return (float) rounded;
  }

  @Override
  public LuaValue neg() {
    return valueOf(rounded).neg();
  }

  @Override
  public LuaValue add(LuaValue right) {
    return valueOf(rounded).add(right);
  }

  @Override
  public LuaValue add(double left) {
    return valueOf(left + rounded);
  }

  @Override
  public LuaValue sub(LuaValue right) {
    return valueOf(rounded).sub(right);
  }

  @Override
  public LuaValue sub(double right) {
    return valueOf(rounded - right);
  }

  @Override
  public LuaValue sub(int right) {
    return valueOf(rounded - right);
  }

  @Override
  public LuaValue subFrom(double left) {
    return valueOf(left - rounded);
  }

  @Override
  public LuaValue mul(LuaValue right) {
    return valueOf(rounded).mul(right);
  }

  @Override
  public LuaValue mul(double left) {
    return valueOf(left * rounded);
  }

  @Override
  public LuaValue mul(int left) {
    return valueOf(left * rounded);
  }

  @Override
  public LuaValue div(LuaValue right) {
    return valueOf(rounded).div(right);
  }

  @Override
  public LuaValue div(double right) {
    return valueOf(rounded).div(right);
  }

  @Override
  public LuaValue div(int right) {
    return valueOf(rounded).div(right);
  }

  @Override
  public LuaValue divInto(double left) {
    return valueOf(rounded).divInto(left);
  }

  @Override
  public LuaValue mod(LuaValue right) {
    return valueOf(rounded).mod(right);
  }

  @Override
  public LuaValue mod(double right) {
    return valueOf(rounded).mod(right);
  }

  @Override
  public LuaValue mod(int right) {
    return valueOf(rounded).mod(right);
  }

  @Override
  public LuaValue modFrom(double left) {
    return valueOf(rounded).modFrom(left);
  }

  @Override
  public LuaValue pow(LuaValue right) {
    return valueOf(rounded).pow(right);
  }

  @Override
  public LuaValue pow(double right) {
    return valueOf(rounded).pow(right);
  }

  @Override
  public LuaValue pow(int right) {
    return valueOf(rounded).pow(right);
  }

  @Override
  public LuaValue powWith(double left) {
    return valueOf(rounded).powWith(left);
  }

  @Override
  public LuaValue powWith(int left) {
    return valueOf(rounded).powWith(left);
  }
}
