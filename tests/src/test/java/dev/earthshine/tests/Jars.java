package dev.earthshine.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;

/** The jars under test. */
public final class Jars {
  /** The plugin as it is delivered. */
  public static final Path PLUGIN = Path.of(property("plugin.jar")).normalize();

  private Jars() {}

  /** A library that a host may have: {@code luaj-jse}, or {@code slf4j-1-api} and the like. */
  public static Path host(String name) {
    return Path.of(property("host.libraries"), name + ".jar");
  }

  /** A class loader that sees these jars, in this order, and the JDK. */
  public static URLClassLoader loader(Path... jars) {
    URL[] urls = Stream.of(jars).map(Jars::url).toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /** Lets {@code use} work with a manager that sees these jars and the JDK. */
  public static void withManager(Use<ScriptEngineManager> use, Path... jars) throws Exception {
    try (URLClassLoader loader = loader(jars)) {
      use.accept(new ScriptEngineManager(loader));
    }
  }

  /** Something to do that may fail in any way. */
  @FunctionalInterface
  public interface Use<T> {
    /** Does it. */
    void accept(T subject) throws Exception;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static URL url(Path jar) {
    try {
      return jar.toRealPath().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
