package dev.earthshine.engine.lang.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** What the calls in one emitted class call their functions, for messages about arguments. */
final class CallNames {
  private final List<Label> places = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /** Says how the call that is emitted next names its function, null if it does not. */
  void next(MethodVisitor code, @Nullable String name) {
    if (name != null) {
      Label here = new Label();
      code.visitLabel(here);
      places.add(here);
      names.add(name);
    }
  }

  /** The names by the places of the calls in the bytecode, which are known once the class is finished. */
  Map<Integer, String> byOffset() {
    Map<Integer, String> offsets = new TreeMap<>();
    for (int i = 0; i < places.size(); i++) {
      offsets.put(places.get(i).getOffset(), names.get(i));
    }
    return offsets;
  }
}
