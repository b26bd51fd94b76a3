package dev.earthshine.http;

import dev.earthshine.Permission;
import dev.earthshine.engine.value.HostTables;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.Part;
import dev.earthshine.http.message.RequestBody;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A multipart body: values from the script, files streamed from disk when the request is sent. */
record MultipartDraft(List<Part> parts) implements BodyDraft {
  @Override
  public RequestBody toBody() throws HttpFailure {
    return RequestBody.multipart(parts);
  }

  /** One file under its own name, which is also the name of the part. */
  static MultipartDraft file(Session session, LuaValue value) {
    Path path = path(session, value);
    Path name = path.getFileName();
    if (name == null) {
      throw HttpErrors.invalidOption("file " + Texts.shown(value) + " has no name");
    }
    return new MultipartDraft(List.of(Part.File.of(name.toString(), path)));
  }

  /** A list of {@code {name=, value= or file=, filename=, content_type=}}. */
  static MultipartDraft of(Session session, LuaValue value) {
    if (!(value instanceof LuaTable list)) {
      throw HttpErrors.invalidOption(
          "multipart must be a list of parts, not " + Texts.shown(value));
    }
    if (list.rawlen() == 0) {
      throw HttpErrors.invalidOption(
          "multipart must be a list of parts such as {name=, value=}; this table lists none");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i <= list.rawlen(); i++) {
      parts.add(
          new Reader(session, "multipart[" + i + "]", HostTables.plain(list.rawget(i))).part());
    }
    return new MultipartDraft(List.copyOf(parts));
  }

  private static Path path(Session session, LuaValue value) {
    session.require(Permission.FILES, "file");
    String text = Texts.of(value, "file");
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw HttpErrors.invalidBody("file '" + text + "' is not a path: " + e.getReason(), e);
    }
  }

  /** Reads one part. */
  private record Reader(Session session, String where, LuaValue given) {
    Part part() {
      if (!(given instanceof LuaTable)) {
        throw HttpErrors.invalidOption(where + " must be a table, not " + Texts.shown(given));
      }
      refuseUnknownFields();
      String name = text("name");
      LuaValue value = field("value");
      LuaValue file = field("file");
      if (name == null) {
        throw HttpErrors.invalidOption(where + " has no name");
      }
      if (value.isnil() == file.isnil()) {
        throw HttpErrors.invalidOption(where + " must have either a value or a file");
      }
      return file.isnil()
          ? new Part.Field(name, bytes(value), text("filename"), text("content_type"))
          : file(name, file);
    }

    private Part file(String name, LuaValue file) {
      Part.File plain = Part.File.of(name, path(session, file));
      String filename = text("filename");
      String contentType = text("content_type");
      return new Part.File(
          name,
          plain.path(),
          filename == null ? plain.filename() : filename,
          contentType == null ? plain.contentType() : contentType);
    }

    private byte[] bytes(LuaValue value) {
      if (!value.isstring()) {
        throw HttpErrors.invalidOption(
            where + ".value must be a string, not " + Texts.shown(value));
      }
      return LuaStrings.bytes(value.strvalue());
    }

    private LuaValue field(String name) {
      return given.get(LuaStrings.of(name));
    }

    private @Nullable String text(String name) {
      LuaValue value = field(name);
      return value.isnil() ? null : Texts.of(value, where + "." + name);
    }

    private void refuseUnknownFields() {
      List<String> known = List.of("name", "value", "file", "filename", "content_type");
      Varargs entry = given.next(LuaValue.NIL);
      while (!entry.arg1().isnil()) {
        String name = Texts.of(entry.arg1(), "a field of " + where);
        if (!known.contains(name)) {
          throw HttpErrors.unknown(where + " has no field '" + name + "'", name, known);
        }
        entry = given.next(entry.arg1());
      }
    }
  }
}
