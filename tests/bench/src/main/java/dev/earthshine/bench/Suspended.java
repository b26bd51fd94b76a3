package dev.earthshine.bench;

import java.io.IOException;
import java.nio.file.Files;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

/** Keeps suspended coroutines until the heap is full, counting aloud. */
final class Suspended {
  private Suspended() {}

  /** Argument: the subject. */
  public static void main(String... args) throws IOException, ScriptException {
    String source = Files.readString(Room.resource("figures/suspended.lua"));
    new ScriptEngineManager().getEngineByName(args[0]).eval(source);
  }
}
