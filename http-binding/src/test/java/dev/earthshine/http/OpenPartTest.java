package dev.earthshine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part is written by one save at a time, and never once it has got its name. */
final class OpenPartTest {
  private static final String TAKEN = "another save with resume is writing it";

  @TempDir
  @SuppressWarnings("NullAway.Init") // Set by JUnit.
  Path folder;

  private Path part;

  @BeforeEach
  void name() {
    part = folder.resolve("file.part");
  }

  @Test
  void whatIsThereStays() throws IOException {
    Files.writeString(part, "01234");
    OpenPart.of(part).lock().close();
    assertThat(part).hasContent("01234");
  }

  @Test
  void oneHasIt() throws IOException {
    OpenPart late = OpenPart.of(part);
    try (FileChannel had = OpenPart.of(part).lock()) {
      assertThatThrownBy(late::lock).isInstanceOf(IOException.class).hasMessage(TAKEN);
      assertThat(had.isOpen()).isTrue();
    }
  }

  @Test
  void whatHasGotItsNameIsNotLocked() throws IOException {
    OpenPart late = OpenPart.of(part);
    Files.move(part, folder.resolve("file"));
    assertThatThrownBy(late::lock).isInstanceOf(IOException.class).hasMessage(TAKEN);
  }

  @Test
  void anotherUnderItsNameIsNotTakenForIt() throws IOException {
    OpenPart late = OpenPart.of(part);
    Files.move(part, folder.resolve("file"));
    try (FileChannel next = OpenPart.of(part).lock()) {
      assertThatThrownBy(late::lock).isInstanceOf(IOException.class).hasMessage(TAKEN);
      assertThat(next.isOpen()).isTrue();
    }
  }
}
