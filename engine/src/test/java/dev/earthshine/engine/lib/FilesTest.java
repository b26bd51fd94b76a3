package dev.earthshine.engine.lib;

import static dev.earthshine.engine.lib.FakeHost.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.engine.value.LuaStrings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luaj.vm2.LuaValue;

final class FilesTest {
  private final FakeHost host = new FakeHost();

  @TempDir
  Path folder;

  @Test
  void theEndOfAnEvaluationWritesWhatFilesHoldBack() throws Exception {
    Path file = folder.resolve("held");
    LuaValue handle = open(file, "w");
    write(handle, "text");
    assertThat(Files.readString(file)).isEmpty();
    host.libraries.finish();
    assertThat(Files.readString(file)).isEqualTo("text");
  }

  @Test
  void moreThanABufferGoesThroughInOrder() throws Exception {
    Path file = folder.resolve("big");
    LuaValue handle = open(file, "w");
    String big = "0123456789".repeat(5000);
    write(handle, "start ");
    write(handle, big);
    write(handle, " end");
    handle.method("close");
    assertThat(Files.readString(file)).isEqualTo("start " + big + " end");
  }

  @Test
  void readingOnAfterAWriteContinuesBehindIt() throws Exception {
    Path file = Files.writeString(folder.resolve("mixed"), "abcdef");
    LuaValue handle = open(file, "r+");
    assertThat(read(handle, 1)).isEqualTo(text("a"));
    write(handle, "XY");
    assertThat(read(handle, 10)).isEqualTo(text("def"));
    handle.method("close");
    assertThat(Files.readString(file)).isEqualTo("aXYdef");
  }

  @Test
  void bytesAreKeptAsTheyAre() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Path file = Files.write(folder.resolve("bytes"), all);
    LuaValue content = open(file, "rb").method("read", text("*a"));
    assertThat(LuaStrings.bytes(content.checkstring())).isEqualTo(all);
  }

  private LuaValue open(Path file, String mode) {
    return host.call("io.open", text(file.toString()), text(mode)).arg1();
  }

  private static void write(LuaValue handle, String content) {
    handle.method("write", text(content));
  }

  private static LuaValue read(LuaValue handle, int count) {
    return handle.method("read", LuaValue.valueOf(count));
  }
}
