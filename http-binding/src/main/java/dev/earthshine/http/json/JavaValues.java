package dev.earthshine.http.json;

import dev.earthshine.engine.value.LuaStrings;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaString;

/** Writes objects of the host that stand for Lua values. */
final class JavaValues {
  private final DocumentWriter writer;

  JavaValues(DocumentWriter writer) {
    this.writer = writer;
  }

  void write(@Nullable Object value) {
    if (value == null) {
      writer.plain("null");
    } else if (value instanceof CharSequence || value instanceof Character) {
      text(JavaText.utf8(value.toString()));
    } else if (value instanceof Boolean bool) {
      writer.plain(bool.toString());
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof byte[] bytes) {
      text(bytes);
    } else {
      container(value);
    }
  }

  private void text(byte[] bytes) {
    writer.string(bytes, 0, bytes.length);
  }

  private void number(Number number) {
    if (number instanceof Double) {
      writer.number(number.doubleValue());
    } else if (number instanceof Float) {
      writer.number(
          Double.parseDouble(number.toString())); // 0.1f is 0.1, not the double nearest to it.
    } else if (isExact(number)) {
      writer.plain(number.toString());
    } else {
      throw unknown(number);
    }
  }

  private static boolean isExact(Number number) {
    return number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte
        || number instanceof BigInteger
        || number instanceof BigDecimal;
  }

  private void container(Object value) {
    if (value instanceof Map<?, ?> map) {
      writer.enter(new Level.NamedMembers(map, members(map).iterator()));
    } else if (value instanceof Collection<?> collection) {
      writer.enter(new Level.JavaList(collection, collection.iterator()));
    } else if (value.getClass().isArray()) {
      writer.enter(new Level.JavaList(
          value,
          IntStream.range(0, Array.getLength(value))
              .mapToObj(i -> Array.get(value, i))
              .iterator()));
    } else {
      throw unknown(value);
    }
  }

  private List<Map.Entry<LuaString, @Nullable Object>> members(Map<?, ?> map) {
    List<Map.Entry<LuaString, @Nullable Object>> members = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      members.add(new SimpleImmutableEntry<>(name(entry.getKey()), entry.getValue()));
    }
    if (writer.sortKeys()) {
      members.sort(Map.Entry.comparingByKey(LuaStrings::compare));
    }
    return members;
  }

  private LuaString name(@Nullable Object key) {
    if (key instanceof CharSequence
        || key instanceof Character
        || (key instanceof Number number && isExact(number))) {
      return LuaStrings.ofBytes(JavaText.utf8(key.toString()));
    }
    throw writer.refuse("a map with the key " + key + " has no JSON form");
  }

  private JsonEncodingException unknown(Object value) {
    return writer.refuse("a Java object of " + value.getClass() + " has no JSON form");
  }
}
