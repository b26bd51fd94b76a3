package dev.earthshine.engine.value;

import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** Identity of table keys: one form for each number, equality and hash of keys in that form. */
final class Keys {
  private Keys() {}

  /** {@code key} in the form it is stored in: an int-valued number is a {@link LuaInteger}. */
  static LuaValue normal(LuaValue key) {
    if (key instanceof LuaNumber && !(key instanceof LuaInteger)) {
      double number = key.todouble();
      int integer = (int) number;
      return integer == number && key.raweq(integer) ? LuaInteger.valueOf(integer) : key;
    }
    return key;
  }

  /** {@link #normal}, for a key that is about to be stored: neither nil nor NaN. */
  static LuaValue valid(LuaValue key) {
    if (key.isnil()) {
      throw RaisedError.inCode("table index is nil");
    }
    if (key instanceof LuaNumber && Double.isNaN(key.todouble())) {
      throw RaisedError.inCode("table index is NaN");
    }
    return normal(key);
  }

  /** Whether a key equal to this one may be another object. */
  static boolean hasTwins(LuaValue key) {
    return key instanceof LuaString || key instanceof LuaNumber || key instanceof LuaUserdata;
  }

  static boolean same(LuaValue a, LuaValue b) {
    if (a == b) {
      return true;
    }
    if (a instanceof LuaString s) {
      return b instanceof LuaString t && s.raweq(t);
    }
    return hasTwins(a) && a.raweq(b);
  }

  static int hash(LuaValue key) {
    if (key instanceof LuaString string) {
      return hash(string);
    }
    return mixed(key instanceof LuaNumber ? Double.hashCode(key.todouble()) : key.hashCode());
  }

  static int hash(LuaString key) {
    return mixed(key.hashCode());
  }

  private static int mixed(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
