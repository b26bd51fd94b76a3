package dev.earthshine.http;

import com.google.auto.service.AutoService;
import dev.earthshine.http.exchange.HttpExchanges;
import dev.earthshine.http.transport.ClientTransport;
import dev.earthshine.http.transport.SharedTransport;
import dev.earthshine.http.transport.Transport;
import dev.earthshine.spi.LuaModule;
import dev.earthshine.spi.ModuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/**
 * Makes {@code require("http")} work. A host that wants to see what scripts send, or to carry it itself, gives one of its
 * own to its engine:
 *
 * <pre>{@code
 * Earthshine.engine().module(new HttpModule().withListener(log).withTransport(mock)).build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
@AutoService(LuaModule.class)
public final class HttpModule implements LuaModule {
  private final @Nullable Transport transport;
  private final List<HttpListener> listeners;

  /** The module as every engine has it: over the network, heard by the listeners of the class path. */
  public HttpModule() {
    this(null, List.of());
  }

  private HttpModule(@Nullable Transport transport, List<HttpListener> listeners) {
    this.transport = transport;
    this.listeners = List.copyOf(listeners);
  }

  /** The same, whose requests are carried by {@code transport}, one for each redirect, retry and challenge. */
  public HttpModule withTransport(Transport transport) {
    return new HttpModule(transport, listeners);
  }

  /**
   * The same, whose requests go over {@code client}, which the host starts before and closes after its scripts use it:
   *
   * <pre>{@code
   * CloseableHttpAsyncClient client = HttpModule.prepare(HttpAsyncClients.custom()).build();
   * client.start();
   * Earthshine.engine().module(new HttpModule().withClient(client)).build();
   * }</pre>
   *
   * <p>The client connects as it is set up to; a script cannot set {@code proxy}, {@code tls} and {@code http_version}.
   * Redirects, credentials, cookies and decompression stay the script's: the client's own are switched off for these
   * requests. Not for the drop-in jar, whose HttpClient is relocated. See {@link ClientTransport}.
   */
  public HttpModule withClient(CloseableHttpAsyncClient client) {
    return withTransport(new ClientTransport(client, SharedTransport.timer()));
  }

  /**
   * Sets up {@code builder} for {@link #withClient}, so that an exchange that a script aborts, or whose time is up, is closed
   * on the wire at once. A client that was built without may keep such an exchange's connection until its server speaks.
   *
   * @return {@code builder}
   */
  public static HttpAsyncClientBuilder prepare(HttpAsyncClientBuilder builder) {
    return ClientTransport.prepare(builder);
  }

  /** The same, also heard by {@code listener}. */
  public HttpModule withListener(HttpListener listener) {
    List<HttpListener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new HttpModule(transport, more);
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public LuaValue open(ModuleContext context) {
    List<HttpListener> all = new ArrayList<>(Found.LISTENERS);
    all.addAll(listeners);
    HttpExchanges exchanges = new HttpExchanges(
        transport == null ? SharedTransport.get() : transport,
        SharedTransport.timer(),
        context.policy());
    return HttpLibrary.open(new Session(context, exchanges, List.copyOf(all)));
  }

  /** Looked for when a script first asks for the module. */
  private static final class Found {
    static final List<HttpListener> LISTENERS =
        ServiceLoader.load(HttpListener.class, HttpModule.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
  }
}
