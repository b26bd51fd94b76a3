package dev.earthshine.engine.script;

import dev.earthshine.engine.lang.BytecodeCompiler;
import dev.earthshine.engine.lang.CachingCompiler;
import dev.earthshine.engine.lang.ChunkCompiler;
import dev.earthshine.engine.state.States;
import dev.earthshine.spi.LuaModule;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * What all engines of one class loader share: compiled sources, the states of Bindings, the modules. Hosts make an engine
 * per evaluation and pass one Bindings object to several engines, so this cannot belong to an engine or a factory.
 */
final class Shared {
  private static final Shared OF_THIS_LOADER = new Shared();

  private final ChunkCompiler compiler = new CachingCompiler(new BytecodeCompiler());
  private final States states = new States();

  // Mutable state
  private volatile @Nullable List<LuaModule> modules;

  private Shared() {}

  static Shared ofThisLoader() {
    return OF_THIS_LOADER;
  }

  ChunkCompiler compiler() {
    return compiler;
  }

  States states() {
    return states;
  }

  /** The registered modules; looked up at the first call, since most scripts of most hosts need none. */
  List<LuaModule> modules() {
    List<LuaModule> found = modules;
    if (found == null) {
      // Our own loader: a thread's context loader may be the host's, which does not see the plugin.
      ClassLoader loader = LuaModule.class.getClassLoader();
      found = ServiceLoader.load(LuaModule.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
      modules = found;
    }
    return found;
  }
}
