package dev.earthshine.http;

import dev.earthshine.engine.value.LuaStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Lua values that are to be text, such as names and values of headers, parameters and form fields. */
final class Texts {
  /** What stands before an {@code @} in front of the first slash of a path, after a scheme if there is one. */
  private static final Pattern USERINFO =
      Pattern.compile("^((?:(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?)[^/?#]*@");

  private Texts() {}

  /** The text of a string or number; {@code what} says in messages what it was to be. */
  static String of(LuaValue value, String what) {
    if (value.isboolean()) {
      return value.tojstring();
    }
    if (!value.isstring()) {
      throw HttpErrors.invalidOption(what + " must be a string, not " + shown(value));
    }
    String text = LuaStrings.exactText(value.strvalue());
    if (text == null) {
      throw HttpErrors.invalidOption(what + " is not UTF-8");
    }
    return text;
  }

  /** The texts of a list, or the one text of a plain value. */
  static List<String> listOf(LuaValue value, String what) {
    if (!(value instanceof LuaTable list)) {
      return List.of(of(value, what));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 1; i <= list.rawlen(); i++) {
      texts.add(of(list.rawget(i), what));
    }
    return texts;
  }

  /** Goes through the fields of the table that option {@code option} must be, in its order. */
  static void forEach(LuaValue table, String option, BiConsumer<String, LuaValue> action) {
    if (!(table instanceof LuaTable)) {
      throw HttpErrors.invalidOption(option + " must be a table, not " + shown(table));
    }
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      action.accept(of(entry.arg1(), "a name in " + option), entry.arg(2));
      entry = table.next(entry.arg1());
    }
  }

  /** A text that may not be a URL, with what would be its credentials masked. */
  static String withoutUserinfo(String url) {
    return USERINFO.matcher(url).replaceFirst("$1***@");
  }

  /** The Lua string of a text. */
  static LuaValue lua(String text) {
    return LuaStrings.of(text);
  }

  /** A value as messages show it. */
  static String shown(LuaValue value) {
    if (value instanceof LuaString string) {
      return "'" + LuaStrings.text(string) + "'";
    }
    return value.isnumber() || value.isboolean() || value.isnil()
        ? value.tojstring()
        : "a " + value.typename();
  }
}
