package dev.earthshine.http.json;

import com.google.auto.service.AutoService;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.NullValue;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.engine.value.Table;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code require("json")}: {@code encode}, {@code decode}, {@code null}, {@code array}, {@code object}. */
@AutoService(LuaModule.class)
public final class JsonModule implements LuaModule {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public LuaValue open(ModuleContext context) {
    JsonDecoder decoder = new JsonDecoder(context.safepoint());
    Table module = new Table();
    add(
        module,
        JavaFunction.of2(
            "encode", (value, options) -> encode(value, options, context.safepoint())));
    add(module, JavaFunction.of1("decode", document -> decode(decoder, document)));
    add(module, JavaFunction.of1("array", table -> declare(table, Table.Kind.ARRAY)));
    add(module, JavaFunction.of1("object", table -> declare(table, Table.Kind.OBJECT)));
    module.rawset(LuaStrings.of("null"), NullValue.NULL);
    return module;
  }

  private static void add(Table module, JavaFunction function) {
    module.rawset(LuaStrings.of(function.name()), function);
  }

  private static LuaValue encode(LuaValue value, LuaValue options, Safepoint safepoint) {
    JsonEncoder encoder = encoder(options);
    try {
      return LuaStrings.ofBytes(encoder.encode(Args.any(value, 1), safepoint));
    } catch (JsonEncodingException e) {
      throw RaisedError.here(e.getMessage(), e);
    }
  }

  private static JsonEncoder encoder(LuaValue options) {
    if (options.isnil()) {
      return JsonEncoder.compact();
    }
    LuaTable given = Args.table(options, 2);
    boolean pretty = false;
    boolean sortKeys = false;
    Varargs option = given.next(LuaValue.NIL);
    while (!option.arg1().isnil()) {
      String name = option.arg1() instanceof LuaString text
          ? LuaStrings.text(text)
          : option.arg1().tojstring();
      switch (name) {
        case "pretty" -> pretty = option.arg(2).toboolean();
        case "sort_keys" -> sortKeys = option.arg(2).toboolean();
        default ->
          throw Args.refuse(2, "the option '" + name + "' is neither 'pretty' nor 'sort_keys'");
      }
      option = given.next(option.arg1());
    }
    return JsonEncoder.of(pretty, sortKeys);
  }

  private static LuaValue decode(JsonDecoder decoder, LuaValue document) {
    try {
      return decoder.decode(Args.string(document, 1));
    } catch (JsonSyntaxException e) {
      throw RaisedError.here(e.getMessage(), e);
    }
  }

  private static LuaValue declare(LuaValue table, Table.Kind kind) {
    if (table.isnil()) {
      return new Table().as(kind);
    }
    LuaTable given = Args.table(table, 1);
    return given instanceof Table ours
        ? ours.as(kind)
        : TableShape.copy(given).as(kind); // luaj's own tables cannot be declared to be anything.
  }
}
