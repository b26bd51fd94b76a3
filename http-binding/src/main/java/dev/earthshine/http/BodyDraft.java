package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.HostCallable;
import dev.earthshine.engine.value.HostTables;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.http.json.JsonEncoder;
import dev.earthshine.http.json.JsonEncodingException;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Param;
import dev.earthshine.http.message.RequestBody;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The body of a request as the script gave it, made ready to be sent: files are looked at only then. */
@FunctionalInterface
interface BodyDraft {
  /** No body. */
  BodyDraft NONE = RequestBody::none;

  /** The body to be sent. */
  RequestBody toBody() throws HttpFailure;

  /** A string byte for byte, a list of bytes as those bytes, any other table as JSON, what a function returns, nil as no body. */
  static BodyDraft of(Session session, LuaValue value) {
    if (value.isnil()) {
      return NONE;
    }
    if (value instanceof LuaFunction || isCallable(value)) {
      return new FunctionBody(session, Args.callback(value, 1));
    }
    if (HostTables.plain(value) instanceof LuaTable table) {
      byte[] listed = listedBytes(table);
      return listed == null ? json(value) : bytes(listed);
    }
    if (!value.isstring()) {
      throw HttpErrors.invalidOption(
          "body must be a string, a table or a function, not " + Texts.shown(value));
    }
    RequestBody body =
        RequestBody.bytes(LuaStrings.bytes(value.strvalue()), "text/plain; charset=utf-8");
    return () -> body;
  }

  private static boolean isCallable(LuaValue value) {
    return value instanceof HostCallable object && object.toFunction() != null;
  }

  /** JSON, whatever the value is. */
  static BodyDraft json(LuaValue value) {
    try {
      RequestBody body = RequestBody.bytes(JsonEncoder.compact().encode(value), "application/json");
      return () -> body;
    } catch (JsonEncodingException e) {
      throw HttpErrors.invalidBody(e.getMessage(), null);
    }
  }

  /** A list of integers from 0 to 255, as those bytes. */
  static BodyDraft bytes(LuaValue value) {
    if (!(value instanceof LuaTable list)) {
      throw HttpErrors.invalidOption(
          "bytes must be a list of integers from 0 to 255, not " + Texts.shown(value));
    }
    byte[] bytes = new byte[list.rawlen()];
    for (int i = 0; i < bytes.length; i++) {
      LuaValue item = list.rawget(i + 1);
      if (!isByte(item)) {
        throw HttpErrors.invalidOption(
            "bytes[" + (i + 1) + "] is " + Texts.shown(item) + ", not an integer from 0 to 255");
      }
      bytes[i] = (byte) item.toint();
    }
    return bytes(bytes);
  }

  private static BodyDraft bytes(byte[] bytes) {
    RequestBody body = RequestBody.bytes(bytes, "application/octet-stream");
    return () -> body;
  }

  /**
   * The bytes that {@code table} lists, or null if it is not a non-empty plain list of integers from 0 to 255. What
   * {@code json.decode} or {@code json.array} made is never plain.
   */
  private static byte @Nullable [] listedBytes(LuaTable table) {
    int length = table.rawlen();
    boolean plain = !(table instanceof Table ours) || ours.kind() == Table.Kind.PLAIN;
    if (length == 0 || !plain || table.keyCount() != length) {
      return null;
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      LuaValue item = table.rawget(i + 1);
      if (!isByte(item)) {
        return null;
      }
      bytes[i] = (byte) item.toint();
    }
    return bytes;
  }

  private static boolean isByte(LuaValue item) {
    return item instanceof LuaInteger && item.toint() >= 0 && item.toint() <= 255;
  }

  /** A form that grows field by field. */
  record Form(List<Param> fields) implements BodyDraft {
    static final Form EMPTY = new Form(List.of());

    /** This form with {@code name} added, once for each value of a list. */
    Form with(String name, LuaValue value) {
      List<Param> more = new ArrayList<>(fields);
      add(more, name, value);
      return new Form(List.copyOf(more));
    }

    /** This form with every field of a table added. */
    Form withAll(LuaValue table) {
      List<Param> more = new ArrayList<>(fields);
      Texts.forEach(table, "form", (name, value) -> add(more, name, value));
      return new Form(List.copyOf(more));
    }

    private static void add(List<Param> fields, String name, LuaValue value) {
      Texts.listOf(value, "form field " + name).forEach(text -> fields.add(new Param(name, text)));
    }

    @Override
    public RequestBody toBody() {
      return RequestBody.form(fields);
    }
  }
}
