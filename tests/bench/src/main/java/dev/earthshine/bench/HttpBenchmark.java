package dev.earthshine.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One small request after the other over a kept connection, to a server in another process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class HttpBenchmark {
  /** Ours from Lua, HttpClient 5's async client from Java, and the JDK's client. */
  @Param({"earthshine", "hc5", "jdk"})
  public String subject = "earthshine";

  private Callable<Integer> exchange = () -> 0;
  private AutoCloseable client = () -> {};
  private AutoCloseable server = () -> {};

  /** Starts the server and makes the client. */
  @Setup
  public void start() throws IOException, ScriptException {
    Server started = Server.start();
    server = started;
    exchange = switch (subject) {
      case "earthshine" -> earthshine(started.url());
      case "hc5" -> hc5(started.url());
      default -> jdk(started.url());
    };
  }

  /** Stops both. */
  @TearDown
  public void stop() throws Exception {
    client.close();
    server.close();
  }

  /** One exchange; gives the status. */
  @Benchmark
  public int get() throws Exception {
    return exchange.call();
  }

  private static Callable<Integer> earthshine(String url) throws ScriptException {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("earthshine");
    engine.put("URL", url);
    CompiledScript script = ((Compilable) engine)
        .compile("return require('http').request(URL):execute():status_code()");
    return () -> (Integer) script.eval();
  }

  private Callable<Integer> hc5(String url) {
    CloseableHttpAsyncClient hc5 = HttpAsyncClients.createDefault();
    hc5.start();
    client = hc5;
    SimpleHttpRequest request = SimpleRequestBuilder.get(url).build();
    return () -> hc5.execute(request, null).get().getCode();
  }

  private static Callable<Integer> jdk(String url) {
    HttpClient jdk = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return () -> jdk.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
  }
}
