package dev.earthshine.http;

import dev.earthshine.engine.value.HostTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * What can be set on a request, by the name of its option. The table form of {@code http.request} reads options here; each
 * is a {@code set_} method as well.
 */
final class RequestOptions {
  private static final Set<String> BODIES =
      Set.of("form", "body", "json", "bytes", "file", "multipart");

  private static final Map<String, Option> OPTIONS = new LinkedHashMap<>();

  static {
    OPTIONS.put("url", RequestDraft::setUrl);
    OPTIONS.put("method", RequestDraft::setMethod);
    OPTIONS.put("headers", ofTable(RequestDraft::setHeaders));
    OPTIONS.put("params", ofTable(RequestDraft::setParams));
    OPTIONS.put("form", ofTable(RequestDraft::setForm));
    OPTIONS.put("body", RequestDraft::setBody);
    OPTIONS.put("json", RequestDraft::setJson);
    OPTIONS.put("bytes", ofTable(RequestDraft::setBytes));
    OPTIONS.put("file", RequestDraft::setFile);
    OPTIONS.put("multipart", ofTable(RequestDraft::setMultipart));
    OPTIONS.put("timeout", ofTable(RequestDraft::setTimeout));
    OPTIONS.put("auth", ofTable(RequestDraft::setAuth));
    OPTIONS.put("cookies", ofTable(RequestDraft::setCookies));
    OPTIONS.put("redirects", ofTable(RequestDraft::setRedirects));
    OPTIONS.put("retries", ofTable(RequestDraft::setRetries));
    OPTIONS.put("proxy", ofTable(RequestDraft::setProxy));
    OPTIONS.put("tls", ofTable(RequestDraft::setTls));
    OPTIONS.put("http_version", RequestDraft::setHttpVersion);
    OPTIONS.put("max_body", RequestDraft::setMaxBody);
    OPTIONS.put("decompress", RequestDraft::setDecompress);
  }

  private RequestOptions() {}

  /** An option whose value may be a table, or a container of the host. */
  private static Option ofTable(Option option) {
    return (draft, value) -> option.set(draft, HostTables.plain(value));
  }

  /** Sets one option from a value that a script gave. */
  @FunctionalInterface
  interface Option {
    void set(RequestDraft draft, LuaValue value);
  }

  /** The options by name, in the order of the documentation. */
  static Map<String, Option> all() {
    return OPTIONS;
  }

  /** Sets on {@code draft} every option of {@code table}; an unknown one, or two bodies, are refused. */
  static void apply(RequestDraft draft, LuaTable table) {
    List<String> bodies = new ArrayList<>();
    Texts.forEach(table, "the options of a request", (name, value) -> {
      if (BODIES.contains(name)) {
        bodies.add(name);
      }
      set(draft, name, value);
    });
    if (bodies.size() > 1) {
      throw HttpErrors.invalidOption(
          "a request has one body, these are several: " + String.join(", ", bodies));
    }
  }

  /** Sets one option; an unknown one is refused. */
  static void set(RequestDraft draft, String name, LuaValue value) {
    Option option = OPTIONS.get(name);
    if (option == null) {
      throw HttpErrors.unknown("unknown option '" + name + "'", name, OPTIONS.keySet());
    }
    option.set(draft, value);
  }
}
