package dev.earthshine.http.json;

import dev.earthshine.engine.value.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Whether a table is an array or an object. */
final class TableShape {
  private TableShape() {}

  static Level level(LuaTable table, DocumentWriter writer) {
    Table.Kind kind = table instanceof Table declared ? declared.kind() : Table.Kind.PLAIN;
    boolean list =
        kind == Table.Kind.ARRAY || (kind == Table.Kind.PLAIN && beginsWithNumber(table));
    if (list) {
      return new Level.TableList(table, length(table, kind, writer));
    }
    boolean numbersAllowed = kind == Table.Kind.OBJECT;
    return writer.sortKeys()
        ? new Level.NamedMembers(table, sorted(table, numbersAllowed, writer).iterator())
        : new Level.TableObject(table, numbersAllowed);
  }

  private static boolean beginsWithNumber(LuaTable table) {
    return table.next(LuaValue.NIL).arg1() instanceof LuaNumber;
  }

  /** The number of elements, after making sure that the keys are 1 to that number. */
  private static int length(LuaTable table, Table.Kind kind, DocumentWriter writer) {
    int count = 0;
    int highest = 0;
    LuaValue key = table.next(LuaValue.NIL).arg1();
    while (!key.isnil()) {
      if (!key.isinttype() || key.toint() < 1) {
        throw notAList(key, kind, writer);
      }
      count++;
      highest = Math.max(highest, key.toint());
      key = table.next(key).arg1();
    }
    if (highest != count) {
      throw writer.refuse(
          "the list has a hole: element " + firstHole(table) + " of " + highest + " is nil");
    }
    return count;
  }

  private static JsonEncodingException notAList(
      LuaValue key, Table.Kind kind, DocumentWriter writer) {
    String text = DocumentWriter.keyText(key);
    if (kind == Table.Kind.ARRAY) {
      return writer.refuse("an array has the key " + text);
    }
    return key instanceof LuaNumber
        ? writer.refuse("the key " + text + " is neither a string nor an element of a list")
        : mixed(text, writer);
  }

  private static JsonEncodingException mixed(String key, DocumentWriter writer) {
    return writer.refuse("elements of a list and the key " + key + " are mixed");
  }

  private static int firstHole(LuaTable table) {
    int index = 1;
    while (!table.rawget(index).isnil()) {
      index++;
    }
    return index;
  }

  /** The name a key becomes; in a declared object, a number's text. */
  static LuaString memberName(
      LuaTable table, LuaValue key, boolean numbersAllowed, DocumentWriter writer) {
    if (key instanceof LuaString name) {
      return name;
    }
    String text = DocumentWriter.keyText(key);
    if (!(key instanceof LuaNumber)) {
      throw writer.refuse("a " + key.typename() + " as key has no JSON form");
    }
    if (!numbersAllowed) {
      throw mixed(text, writer);
    }
    LuaString name = key.strvalue();
    if (!table.rawget(name).isnil()) {
      throw writer.refuse("the keys " + text + " and '" + text + "' have the same name");
    }
    return name;
  }

  private static List<Map.Entry<LuaString, LuaValue>> sorted(
      LuaTable table, boolean numbersAllowed, DocumentWriter writer) {
    List<Map.Entry<LuaString, LuaValue>> members = new ArrayList<>();
    LuaValue key = LuaValue.NIL;
    while (true) {
      Varargs entry = table.next(key);
      key = entry.arg1();
      if (key.isnil()) {
        members.sort(Map.Entry.comparingByKey(MemberName.BY_BYTES));
        return members;
      }
      members.add(Map.entry(memberName(table, key, numbersAllowed, writer), entry.arg(2)));
    }
  }
}
