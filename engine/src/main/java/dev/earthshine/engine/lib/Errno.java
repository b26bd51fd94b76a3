package dev.earthshine.engine.lib;

import dev.earthshine.engine.value.LuaStrings;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What C calls a failed file operation: a text and a number (those of Linux), as {@code io} and {@code os} give them. */
enum Errno {
  NOT_PERMITTED(1, "Operation not permitted"),
  NO_ENTRY(2, "No such file or directory"),
  IO(5, "Input/output error"),
  BAD_DESCRIPTOR(9, "Bad file descriptor"),
  ACCESS(13, "Permission denied"),
  EXISTS(17, "File exists"),
  CROSS_DEVICE(18, "Invalid cross-device link"),
  NOT_DIRECTORY(20, "Not a directory"),
  IS_DIRECTORY(21, "Is a directory"),
  INVALID(22, "Invalid argument"),
  TOO_MANY_FILES(24, "Too many open files"),
  TOO_BIG(27, "File too large"),
  NO_SPACE(28, "No space left on device"),
  ILLEGAL_SEEK(29, "Illegal seek"),
  READ_ONLY(30, "Read-only file system"),
  NAME_TOO_LONG(36, "File name too long"),
  NOT_EMPTY(39, "Directory not empty");

  private final int number;
  private final String text;

  Errno(int number, String text) {
    this.number = number;
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The one that fits {@code failure}. */
  static Errno of(Exception failure) {
    if (failure instanceof NoSuchFileException) {
      return NO_ENTRY;
    }
    if (failure instanceof AccessDeniedException) {
      return ACCESS;
    }
    if (failure instanceof FileAlreadyExistsException) {
      return EXISTS;
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return NOT_EMPTY;
    }
    if (failure instanceof NotDirectoryException) {
      return NOT_DIRECTORY;
    }
    if (failure instanceof InvalidPathException) {
      return NO_ENTRY;
    }
    if (failure instanceof NonReadableChannelException
        || failure instanceof NonWritableChannelException
        || failure instanceof ClosedChannelException) {
      return BAD_DESCRIPTOR;
    }
    return of(failure instanceof FileSystemException e ? e.getReason() : failure.getMessage());
  }

  /** The JDK has no types for the others; their text is the system's. */
  private static Errno of(@Nullable String reason) {
    if (reason != null) {
      for (Errno errno : values()) {
        if (reason.contains(errno.text)) {
          return errno;
        }
      }
    }
    return IO;
  }

  /** The results of a function that failed: nil, {@code subject: text}, the number. */
  Varargs results(@Nullable String subject) {
    return LuaValue.varargsOf(
        LuaValue.NIL,
        LuaStrings.of(subject == null ? text : subject + ": " + text),
        LuaValue.valueOf(number));
  }
}
