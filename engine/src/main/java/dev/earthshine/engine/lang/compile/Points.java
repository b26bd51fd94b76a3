package dev.earthshine.engine.lang.compile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/** The places a resumable body can be suspended at. */
final class Points {
  private final List<Label> resumptions = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final Label save = new Label();

  /** Adds a place that goes on at {@code label}, with the results on the stack; its number. */
  int add(Label label, int line) {
    resumptions.add(label);
    lines.add(line);
    return resumptions.size() - 1;
  }

  /** The lines of the places. */
  int[] lines() {
    return lines.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Where the body is left, the number of the point on the stack. */
  Label save() {
    return save;
  }

  List<Label> resumptions() {
    return resumptions;
  }
}
