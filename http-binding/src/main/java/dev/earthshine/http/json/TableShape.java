package dev.earthshine.http.json;

import dev.earthshine.engine.value.LuaStrings;
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
    Table content = table instanceof Table ours && !ours.isWeak() ? ours : copy(table);
    Table.Kind kind = table instanceof Table declared ? declared.kind() : Table.Kind.PLAIN;
    if (kind == Table.Kind.ARRAY || (kind == Table.Kind.PLAIN && beginsWithNumber(content))) {
      checkList(content, kind, writer);
      return new Level.TableList(table, content);
    }
    boolean numbersAllowed = kind == Table.Kind.OBJECT;
    return writer.sortKeys()
        ? new Level.NamedMembers(table, sorted(content, numbersAllowed, writer).iterator())
        : new Level.TableObject(table, content, numbersAllowed);
  }

  /** What a table that luaj made, or one whose entries may vanish, has in it now. */
  static Table copy(LuaTable original) {
    Table copy = new Table();
    Varargs entry = original.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      copy.rawset(entry.arg1(), entry.arg(2));
      entry = original.next(entry.arg1());
    }
    return copy;
  }

  private static boolean beginsWithNumber(Table table) {
    if (table.rawlen() > 0) {
      return true;
    }
    for (int place = 0; place < table.entryCount(); place++) {
      if (table.entryValue(place) != LuaValue.NIL) {
        return table.entryKey(place) instanceof LuaNumber;
      }
    }
    return false;
  }

  /** Makes sure that no key lies outside the sequence; a nil inside it is found when its turn comes. */
  private static void checkList(Table table, Table.Kind kind, DocumentWriter writer) {
    int highest = 0;
    for (int place = 0; place < table.entryCount(); place++) {
      LuaValue key = table.entryKey(place);
      if (table.entryValue(place) == LuaValue.NIL) {
        continue;
      }
      if (!key.isinttype() || key.toint() < 1) {
        throw notAList(key, kind, writer);
      }
      highest = Math.max(highest, key.toint());
    }
    if (highest > 0) {
      throw hole(firstHole(table), highest, writer);
    }
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

  static JsonEncodingException hole(int index, int length, DocumentWriter writer) {
    return writer.refuse("the list has a hole: element " + index + " of " + length + " is nil");
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
      Table table, boolean numbersAllowed, DocumentWriter writer) {
    List<Map.Entry<LuaString, LuaValue>> members = new ArrayList<>();
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      LuaString name = memberName(table, entry.arg1(), numbersAllowed, writer);
      members.add(Map.entry(name, entry.arg(2)));
      entry = table.next(entry.arg1());
    }
    members.sort(Map.Entry.comparingByKey(LuaStrings::compare));
    return members;
  }
}
