package dev.earthshine.http;

import dev.earthshine.engine.value.ErrorKind;
import dev.earthshine.engine.value.JavaFunction;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.spi.Wait;
import org.luaj.vm2.LuaTable;

/** The functions of the {@code http} module. */
final class HttpLibrary {
  private HttpLibrary() {}

  static LuaTable open(Session session) {
    Table http = new Table(0, 16);
    put(
        http,
        JavaFunction.of("request", args -> RequestType.wrap(Verbs.request(session, null, args))));
    put(
        http,
        JavaFunction.of1(
            "client", options -> HttpClient.TYPE.wrap(HttpClient.of(session, options))));
    for (String verb : Verbs.NAMES) {
      put(http, Wait.function(verb, args -> Verbs.call(session, null, verb, args)));
    }
    put(http, ErrorKind.predicate());
    put(http, Wait.function("gather", args -> session.gather(args)));
    http.rawset(LuaStrings.of("status_codes"), StatusCodes.table());
    return http;
  }

  private static void put(LuaTable http, JavaFunction function) {
    http.rawset(LuaStrings.of(function.name()), function);
  }
}
