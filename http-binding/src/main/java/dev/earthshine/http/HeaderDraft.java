package dev.earthshine.http;

import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.luaj.vm2.LuaValue;

/** The headers set on a request or as defaults of a client: by name in any case, in the order they were first set. */
final class HeaderDraft {
  /** An entry without values says that a default is not to be sent. */
  private final Map<String, Entry> entries;

  HeaderDraft() {
    this(new LinkedHashMap<>());
  }

  private HeaderDraft(Map<String, Entry> entries) {
    this.entries = entries;
  }

  HeaderDraft copy() {
    return new HeaderDraft(new LinkedHashMap<>(entries));
  }

  /** Sets {@code name} to a text, to each text of a list, or with {@code false} to nothing at all. */
  void set(String name, LuaValue value) {
    List<String> values =
        value == LuaValue.FALSE ? List.of() : Texts.listOf(value, "the value of header " + name);
    try {
      Headers.Builder check = Headers.builder().add(name, "");
      for (String text : values) {
        check.add(name, text);
      }
    } catch (HttpFailure e) {
      throw HttpErrors.of(e);
    }
    entries.put(name.toLowerCase(Locale.ROOT), new Entry(name, values));
  }

  void setAll(LuaValue headers) {
    Texts.forEach(headers, "headers", this::set);
  }

  /** The names, in lower case, that are not to be sent even by default. */
  Set<String> removed() {
    if (entries.isEmpty()) {
      return Set.of();
    }
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().values.isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether {@code lowerName} is set here, perhaps to nothing. */
  boolean sets(String lowerName) {
    return entries.containsKey(lowerName);
  }

  /** These headers over {@code defaults}: a name set here replaces all the default's values. */
  HeaderDraft over(HeaderDraft defaults) {
    if (defaults.entries.isEmpty()) {
      return this;
    }
    HeaderDraft merged = defaults.copy();
    merged.entries.keySet().removeAll(entries.keySet());
    merged.entries.putAll(entries);
    return merged;
  }

  /** The headers to be sent. */
  Headers toHeaders() throws HttpFailure {
    Headers.Builder headers = Headers.builder();
    for (Entry entry : entries.values()) {
      for (String value : entry.values) {
        headers.add(entry.name, value);
      }
    }
    return headers.build();
  }

  private record Entry(String name, List<String> values) {}
}
