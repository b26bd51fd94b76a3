package dev.earthshine.engine.value;

import java.lang.StackWalker.StackFrame;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The calls in progress, innermost first, those on the heap in their places; a divided function counts once. */
final class CallWalk {
  private final Iterator<StackFrame> frames;
  // Mutable state
  private Iterator<LuaCall> waiting = Collections.emptyIterator();
  private @Nullable HeapCalls heap;
  private boolean ended;
  private boolean part;

  CallWalk(Iterator<StackFrame> frames, @Nullable HeapCalls heap) {
    this.frames = frames;
    this.heap = heap;
  }

  /** The next call, null after the last. */
  @Nullable
  LuaCall next() {
    LuaCall call = any();
    while (call != null && call.chunk() != null && part) {
      part = call.part();
      call = any();
    }
    part = call != null && call.part();
    return call;
  }

  private @Nullable LuaCall any() {
    while (!waiting.hasNext() && !ended && frames.hasNext()) {
      StackFrame frame = frames.next();
      Class<?> type = frame.getDeclaringClass();
      if (type.getClassLoader() instanceof LuaCode code && frame.getLineNumber() > 0) {
        return new LuaCall(
            code.chunkName(), frame.getLineNumber(), frame.getClassName(), code.isPart(frame));
      } else if (JavaFunction.isEntry(frame)) {
        return LuaCall.JAVA;
      } else if (heap != null && isGo(frame)) {
        waiting = heap.calls();
        ended = heap.isBottom();
        heap = heap.outer();
      }
    }
    return waiting.hasNext() ? waiting.next() : null;
  }

  private static boolean isGo(StackFrame frame) {
    return HeapCalls.class.isAssignableFrom(frame.getDeclaringClass())
        && frame.getMethodName().equals(HeapCalls.METHOD);
  }
}
