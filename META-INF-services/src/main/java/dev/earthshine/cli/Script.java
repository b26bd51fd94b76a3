package dev.earthshine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A program and the name its errors carry.
 *
 * @param text the source, with a first line that starts with {@code #} still in it
 */
record Script(String name, String text) {
  /**
   * Reads a file of UTF-8 text.
   *
   * @throws IOException whose message names the file and says in words what is wrong
   */
  static Script ofFile(String file) throws IOException {
    try {
      return new Script(file, Files.readString(Path.of(file), UTF_8));
    } catch (InvalidPathException e) {
      throw new IOException(file + ": not a path: " + e.getReason(), e);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + ": permission denied", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not UTF-8 text", e);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Reads {@code in} to its end. */
  static Script ofReader(String name, Reader in) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] piece = new char[8192];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      text.append(piece, 0, read);
    }
    return new Script(name, text.toString());
  }
}
