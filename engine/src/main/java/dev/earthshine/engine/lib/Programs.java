package dev.earthshine.engine.lib;

import dev.earthshine.Permission;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.Denial;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Uncatchable;
import java.io.IOException;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Programs started by the system's shell. */
final class Programs {
  /** POSIX: a shell reports a program that a signal ended as this plus the signal's number. */
  private static final int SIGNAL = 128;

  private final LibraryHost host;

  Programs(LibraryHost host) {
    this.host = host;
  }

  /** {@code os.execute}: true or nil, "exit" or "signal", the code. */
  Varargs execute(Varargs args) {
    Denial.check(host.context().policy(), Permission.PROCESS, "os.execute");
    if (Args.at(args, 1).isnil()) {
      return LuaValue.TRUE;
    }
    String command = Args.text(Args.at(args, 1), 1);
    try {
      return result(shell(command).inheritIO().start());
    } catch (IOException e) {
      return Errno.of(e).results(command);
    }
  }

  static ProcessBuilder shell(String command) {
    return new ProcessBuilder("/bin/sh", "-c", command);
  }

  /** Waits for {@code process}, and tells how it ended. */
  static Varargs result(Process process) {
    try {
      int code = process.waitFor();
      boolean signalled = code > SIGNAL;
      return LuaValue.varargsOf(
          code == 0 ? LuaValue.TRUE : LuaValue.NIL,
          LuaStrings.of(signalled ? "signal" : "exit"),
          LuaValue.valueOf(signalled ? code - SIGNAL : code));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new Uncatchable("interrupted while waiting for a program", e);
    }
  }
}
