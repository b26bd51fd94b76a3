package dev.earthshine.http.message;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What kept a file from being read or written, in words. */
public final class FileTrouble {
  private FileTrouble() {}

  /** What {@code failure} says besides the names of files. */
  public static String text(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file of that name exists";
    }
    return orElse(
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage());
  }

  private static String orElse(@Nullable String text) {
    return text == null ? "input/output error" : text;
  }
}
