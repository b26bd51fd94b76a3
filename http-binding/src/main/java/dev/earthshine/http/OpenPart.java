package dev.earthshine.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of a save with resume, opened by one who does not have it alone yet.
 *
 * <p>Race: whoever has it may be done before it is locked here. The file that is open is then the finished one, and
 * another may be under its name already.
 */
final class OpenPart {
  private final Path path;
  private final @Nullable Object key;
  private final FileChannel channel;

  private OpenPart(Path path, @Nullable Object key, FileChannel channel) {
    this.path = path;
    this.key = key;
    this.channel = channel;
  }

  static OpenPart of(Path path) throws IOException {
    try {
      Files.createFile(path);
    } catch (FileAlreadyExistsException found) {
      // An earlier attempt has left it, or another is writing it; the lock tells.
    }
    try {
      // Read before the file is opened: a file that has this key later is the one that is open.
      Object key = key(path);
      return new OpenPart(path, key, FileChannel.open(path, StandardOpenOption.WRITE));
    } catch (NoSuchFileException e) {
      throw taken(e);
    }
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /**
   * The file, kept from others until it is closed.
   *
   * @throws IOException also if somebody else has it, or has had it since it was opened
   */
  FileChannel lock() throws IOException {
    boolean isLocked = false;
    try {
      isLocked = channel.tryLock() != null && Objects.equals(key, key(path));
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      throw taken(e); // The lock is of another in this JVM, or the file has got its name.
    } finally {
      if (!isLocked) {
        channel.close();
      }
    }
    if (!isLocked) {
      throw taken(null);
    }
    return channel;
  }

  private static IOException taken(@Nullable Exception cause) {
    return new IOException("another save with resume is writing it", cause);
  }
}
