package dev.earthshine.random;

import java.util.Random;
import java.util.function.Supplier;

/** Choices that depend on a seed alone. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  String of(String... choices) {
    return choices[below(choices.length)];
  }

  @SafeVarargs
  final <T> T any(Supplier<T>... choices) {
    return choices[below(choices.length)].get();
  }
}
