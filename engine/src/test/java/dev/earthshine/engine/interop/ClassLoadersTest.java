package dev.earthshine.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Types of other class loaders, and Earthshine's own loader when it is dropped. */
@NullUnmarked
class ClassLoadersTest {
  private static final int COLLECTIONS = 20;
  private static final long MILLIS_EACH = 500;

  @Test
  void aFunctionImplementsAnInterfaceOfAForeignLoader() throws Exception {
    Class<?> type = new OwnCopies("dev.earthshine.engine.interop.FunctionsTest")
        .loadClass(FunctionsTest.Host.class.getName());
    assertThat(type).isNotSameAs(FunctionsTest.Host.class);
    Object host = type.getConstructor().newInstance();
    Lua lua = new Lua();
    assertThat(lua.call(host, "greet", lua.function(args -> "Hi " + args[0])))
        .isEqualTo("Hi Ada Hi Ada");
  }

  @Test
  void whatIsKnownOfAClassOfTheJdkDoesNotKeepOurLoader() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:SoftRefLRUPolicyMSPerMB=0",
            "-cp",
            System.getProperty("java.class.path"),
            Probe.class.getName())
        .redirectErrorStream(true)
        .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).isEqualTo("collected");
    assertThat(process.waitFor()).isZero();
  }

  /** Uses Earthshine from a loader of its own and watches that loader go. */
  static final class Probe {
    public static void main(String[] args) throws Exception {
      ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
      WeakReference<ClassLoader> loader = new WeakReference<>(useAndDrop(), queue);
      boolean collected = false;
      for (int i = 0; i < COLLECTIONS && !collected; i++) {
        System.gc();
        collected = queue.remove(MILLIS_EACH) == loader;
      }
      System.out.print(collected ? "collected" : "still there");
    }

    private static ClassLoader useAndDrop() throws Exception {
      ClassLoader loader = new OwnCopies("dev.earthshine.", "org.luaj.");
      Class<?> use = loader.loadClass(Use.class.getName());
      ((Runnable) use.getConstructor().newInstance()).run();
      return loader;
    }
  }

  /** Reaches members of classes of the JDK, and lets one implement a functional interface. */
  public static final class Use implements Runnable {
    @Override
    public void run() {
      Lua lua = new Lua();
      List<Object> list = new ArrayList<>(List.of(2, 1));
      lua.call(list, "sort", lua.function(args -> (Integer) args[0] - (Integer) args[1]));
      Object text = lua.call(new StringJoiner("-"), "add", lua.call(list, "get", 0));
      if (!text.toString().equals("1")) {
        throw new IllegalStateException("sorting gave " + text);
      }
    }
  }

  /** Defines the classes whose names start with one of the prefixes anew. */
  private static final class OwnCopies extends ClassLoader {
    private final List<String> prefixes;

    OwnCopies(String... prefixes) {
      super(ClassLoadersTest.class.getClassLoader());
      this.prefixes = List.of(prefixes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (prefixes.stream().noneMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : copy(name);
      }
    }

    private Class<?> copy(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
