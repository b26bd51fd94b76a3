package dev.earthshine.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the programs and the libraries lie: below the directory of this module's classes and beside it. */
final class Room {
  private static final Path CLASSES = classes();

  private Room() {}

  /** A file among the resources, by its path there. */
  static Path resource(String path) {
    return CLASSES.resolve(path);
  }

  /** A file to be written to {@code target}. */
  static Path output(String name) {
    return CLASSES.resolveSibling(name);
  }

  /** The names of all programs, without their endings, in order. */
  static List<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(resource("programs"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".lua"))
          .map(name -> name.substring(0, name.length() - ".lua".length()))
          .sorted()
          .toList();
    }
  }

  /** A class path of our classes and the libraries whose file names pass. */
  static String classPath(Predicate<String> library) throws IOException {
    try (Stream<Path> files = Files.list(output("lib"))) {
      return Stream.concat(
              Stream.of(CLASSES),
              files.filter(file -> library.test(String.valueOf(file.getFileName()))))
          .map(Path::toString)
          .collect(Collectors.joining(java.io.File.pathSeparator));
    }
  }

  private static Path classes() {
    try {
      return Path.of(
          Room.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the classes lie at no file path", e);
    }
  }
}
