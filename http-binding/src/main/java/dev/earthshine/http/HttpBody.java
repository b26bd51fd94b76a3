package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.engine.value.UserdataType;
import dev.earthshine.http.json.JsonSyntaxException;
import dev.earthshine.http.message.HttpUrl;
import dev.earthshine.http.stream.Framing;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The bytes of a response, or of one piece of it, and the ways a script reads them. */
final class HttpBody {
  private final Session session;
  private final HttpUrl url;
  private final byte[] bytes;
  private final @Nullable String contentType;
  private final Framing framing;
  private final long number;

  /**
   * A whole body that is not copied and must not change.
   *
   * @param url where it came from, for messages
   */
  HttpBody(Session session, HttpUrl url, byte[] bytes, @Nullable String contentType) {
    this(session, url, bytes, contentType, Framing.DOCUMENT, 1);
  }

  /** The same for piece {@code number}, from 1, of a body that is cut by {@code framing}. */
  HttpBody(
      Session session,
      HttpUrl url,
      byte[] bytes,
      @Nullable String contentType,
      Framing framing,
      long number) {
    this.session = session;
    this.url = url;
    this.bytes = bytes;
    this.contentType = contentType;
    this.framing = framing;
    this.number = number;
  }

  Session session() {
    return session;
  }

  int length() {
    return bytes.length;
  }

  /** The text by the charset asked for, else by the declared one, else by its byte order mark, else as UTF-8. */
  LuaValue text(LuaValue asked) {
    return BodyText.decode(bytes, asked.isnil() ? BodyText.declared(contentType) : charset(asked));
  }

  private static Charset charset(LuaValue asked) {
    String name = Args.text(asked, 1);
    Charset charset = BodyText.known(name);
    if (charset == null) {
      throw Args.refuse(1, "unknown charset '" + name + "'");
    }
    return charset;
  }

  /** The decoded JSON document, or what {@code path}, unless it is nil, leads to in it; nil for an empty body. */
  LuaValue json(LuaValue path) {
    JsonPath within = path.isnil() ? JsonPath.ROOT : JsonPath.of(Args.text(path, 1));
    if (bytes.length == 0) {
      return LuaValue.NIL;
    }
    try {
      return within.in(session.decodeJson(bytes));
    } catch (JsonSyntaxException e) {
      throw HttpErrors.notJson(framing.place(number), url.masked(), e);
    }
  }

  /** The bytes as a list of integers. */
  LuaTable list() {
    Table list = new Table(bytes.length, 0);
    for (int i = 0; i < bytes.length; i++) {
      list.rawset(i + 1, LuaValue.valueOf(bytes[i] & 0xFF));
    }
    return list.as(Table.Kind.ARRAY);
  }

  /** The bytes as a Lua string. */
  LuaValue string() {
    return LuaStrings.ofBytes(bytes);
  }

  @Override
  public String toString() {
    return "Body: " + bytes.length + " bytes";
  }

  static final UserdataType<HttpBody> TYPE = UserdataType.<HttpBody>named("Body")
      .method("text", (self, args) -> self.text(Args.at(args, 1)))
      .method("json", (self, args) -> self.json(Args.at(args, 1)))
      .method("bytes", (self, args) -> self.list())
      .method("string", (self, args) -> self.string())
      .length(self -> LuaValue.valueOf(self.bytes.length))
      .tostring(HttpBody::toString)
      .build();
}
