package dev.earthshine.random;

import java.util.ArrayList;
import java.util.List;

/** The variables in sight, innermost last; the first letter of a name tells what it mostly holds. */
final class Names {
  private final List<String> names = new ArrayList<>();
  private int made;

  /** A name for a new variable of {@code type}, not in sight yet; old names come again, to hide others. */
  String fresh(Dice dice, Type type) {
    return type.letter() + (dice.percent(15) ? 1 + dice.below(3) : ++made);
  }

  void add(String name) {
    names.add(name);
  }

  int mark() {
    return names.size();
  }

  /** Forgets the variables added since {@code mark}. */
  void release(int mark) {
    names.subList(mark, names.size()).clear();
  }

  /** A variable that mostly holds a {@code type}: one in sight, or a global. */
  String some(Dice dice, Type type) {
    List<String> fitting =
        names.stream().filter(name -> name.startsWith(type.letter())).toList();
    if (fitting.isEmpty() || dice.percent(6)) {
      return type.letter() + (1 + dice.below(3));
    }
    return fitting.get(dice.percent(50) ? fitting.size() - 1 : dice.below(fitting.size()));
  }
}
