package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Safepoint;
import org.luaj.vm2.LuaValue;

/**
 * Sorts values by an order that may call Lua code: the reference's quicksort, which also notices the same impossible
 * orders, and heapsort for a part that quicksort fails to divide.
 */
final class Sorting {
  private static final int STEPS_PER_POLL = 1024;

  private final LuaValue[] values;
  private final Order order;
  private final Safepoint safepoint;
  // Mutable state
  private int steps;

  /** Whether {@code left} comes before {@code right}. */
  @FunctionalInterface
  interface Order {
    boolean less(LuaValue left, LuaValue right);
  }

  Sorting(LuaValue[] values, Order order, Safepoint safepoint) {
    this.values = values;
    this.order = order;
    this.safepoint = safepoint;
  }

  void sort() {
    int logarithm = Integer.SIZE - Integer.numberOfLeadingZeros(values.length);
    quicksort(0, values.length - 1, 2 * logarithm);
  }

  private void quicksort(int first, int last, int divisions) {
    int low = first;
    int high = last;
    int left = divisions;
    while (low < high) {
      if (left-- == 0) {
        heapsort(low, high);
        return;
      }
      int middle = (low + high) >>> 1;
      if (orderThree(low, middle, high)) {
        return;
      }
      int border = partition(low, middle, high);
      if (border - low < high - border) {
        quicksort(low, border - 1, left);
        low = border + 1;
      } else {
        quicksort(border + 1, high, left);
        high = border - 1;
      }
    }
  }

  /** Puts the three into order; true where there are no others between them. */
  private boolean orderThree(int low, int middle, int high) {
    if (less(values[high], values[low])) {
      swap(low, high);
    }
    if (high - low == 1) {
      return true;
    }
    if (less(values[middle], values[low])) {
      swap(middle, low);
    } else if (less(values[high], values[middle])) {
      swap(middle, high);
    }
    return high - low == 2;
  }

  private int partition(int low, int middle, int high) {
    LuaValue pivot = values[middle];
    swap(middle, high - 1);
    int i = low;
    int j = high - 1;
    while (true) {
      while (less(values[++i], pivot)) {
        if (i >= high) {
          throw invalidOrder();
        }
      }
      while (less(pivot, values[--j])) {
        if (j <= low) {
          throw invalidOrder();
        }
      }
      if (j < i) {
        swap(high - 1, i);
        return i;
      }
      swap(i, j);
    }
  }

  private void heapsort(int low, int high) {
    int size = high - low + 1;
    for (int root = size / 2 - 1; root >= 0; root--) {
      sift(low, root, size);
    }
    for (int end = size - 1; end > 0; end--) {
      swap(low, low + end);
      sift(low, 0, end);
    }
  }

  private void sift(int low, int start, int size) {
    int root = start;
    while (2 * root + 1 < size) {
      int child = 2 * root + 1;
      if (child + 1 < size && less(values[low + child], values[low + child + 1])) {
        child++;
      }
      if (!less(values[low + root], values[low + child])) {
        return;
      }
      swap(low + root, low + child);
      root = child;
    }
  }

  private boolean less(LuaValue left, LuaValue right) {
    if (++steps == STEPS_PER_POLL) {
      steps = 0;
      safepoint.poll();
    }
    return order.less(left, right);
  }

  private void swap(int i, int j) {
    LuaValue value = values[i];
    values[i] = values[j];
    values[j] = value;
  }

  private static RaisedError invalidOrder() {
    return RaisedError.here("invalid order function for sorting");
  }
}
