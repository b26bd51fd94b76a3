package dev.earthshine.http;

import com.google.auto.service.AutoService;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import org.luaj.vm2.LuaValue;

/** Makes {@code require("http")} work. This class is only public because it is necessary for Java to find it. */
@AutoService(LuaModule.class)
public final class HttpModule implements LuaModule {
  @Override
  public String name() {
    return "http";
  }

  @Override
  public LuaValue open(ModuleContext context) {
    return HttpLibrary.open(new Session(context, HttpExchanges.shared(context.policy())));
  }
}
