package dev.earthshine.http;

import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Table;
import dev.earthshine.engine.value.UserdataType;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.stream.Framing;
import dev.earthshine.http.stream.Piece;
import dev.earthshine.http.stream.SseEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A response, or one piece of a streamed one, as a script sees it.
 *
 * @param request what was sent
 * @param event the event this piece is the data of; null unless the stream is of events
 */
record HttpResponse(
    RequestDraft request,
    ResponseHead head,
    HttpBody body,
    @Nullable SseEvent event) {

  private static final byte[] NOTHING = {};

  static HttpResponse of(Session session, RequestDraft request, ResponseHead head, byte[] body) {
    String contentType = head.headers().first("content-type");
    HttpBody content = new HttpBody(session, head.url(), body, contentType);
    return new HttpResponse(request, head, content, null);
  }

  /** Piece {@code number}, from 1, of a body that is cut by {@code framing}. */
  static HttpResponse ofPiece(
      Session session,
      RequestDraft request,
      ResponseHead head,
      Piece piece,
      Framing framing,
      long number) {
    String contentType = head.headers().first("content-type");
    HttpBody content =
        new HttpBody(session, head.url(), piece.body(), contentType, framing, number);
    return new HttpResponse(request, head, content, piece.event());
  }

  /** The head alone: the body has been told, or is elsewhere. */
  HttpResponse withoutBody() {
    return of(body.session(), request, head, NOTHING);
  }

  LuaValue wrap() {
    return TYPE.wrap(this);
  }

  boolean ok() {
    return head.status() >= 200 && head.status() < 300;
  }

  private Varargs raiseForStatus() {
    if (!ok()) {
      throw HttpErrors.status(this);
    }
    return wrap();
  }

  private LuaValue header(LuaValue name) {
    List<String> values = head.headers().all(Args.text(name, 1));
    return values.isEmpty() ? LuaValue.NIL : LuaStrings.of(String.join(", ", values));
  }

  private LuaTable headerList(LuaValue name) {
    List<String> values = head.headers().all(Args.text(name, 1));
    return list(values.stream().map(LuaStrings::of).toList());
  }

  /** The redirects that led here as responses of their own; of a long body the beginning. */
  private LuaTable history() {
    return list(head.history().stream()
        .map(hop -> of(body.session(), request, hop, hop.kept().toBytes()).wrap())
        .toList());
  }

  private static LuaTable list(List<? extends LuaValue> values) {
    Table list = new Table(values.size(), 0);
    for (int i = 0; i < values.size(); i++) {
      list.rawset(i + 1, values.get(i));
    }
    return list.as(Table.Kind.ARRAY);
  }

  private LuaValue remoteAddress() {
    String address = head.remoteAddress();
    return address == null ? LuaValue.NIL : LuaStrings.of(address);
  }

  LuaValue eventTable() {
    if (event == null) {
      return LuaValue.NIL;
    }
    Table table = new Table(0, 4);
    table.rawset(LuaStrings.of("event"), LuaStrings.of(event.event()));
    table.rawset(LuaStrings.of("data"), body.string());
    if (event.id() != null) {
      table.rawset(LuaStrings.of("id"), LuaStrings.of(event.id()));
    }
    if (event.retry() != null) {
      table.rawset(LuaStrings.of("retry"), LuaValue.valueOf(event.retry().doubleValue()));
    }
    return table;
  }

  @Override
  public String toString() {
    return "Response: " + head.status() + " " + head.reason() + " from "
        + head.url().masked();
  }

  static final UserdataType<HttpResponse> TYPE = UserdataType.<HttpResponse>named("Response")
      .method("status_code", (self, args) -> LuaValue.valueOf(self.head.status()))
      .method("reason", (self, args) -> LuaStrings.of(self.head.reason()))
      .method("http_version", (self, args) -> LuaStrings.of(self.head.httpVersion()))
      .method("url", (self, args) -> LuaStrings.of(self.head.url().toString()))
      .method("request", (self, args) -> RequestType.wrap(self.request))
      .method("remote_address", (self, args) -> self.remoteAddress())
      .method("headers", (self, args) -> HeadersTable.of(self.head.headers()))
      .method("header", (self, args) -> self.header(Args.at(args, 1)))
      .method("header_list", (self, args) -> self.headerList(Args.at(args, 1)))
      .method("history", (self, args) -> self.history())
      .method("cookies", (self, args) -> ResponseTables.cookies(self.head))
      .method("links", (self, args) -> ResponseTables.links(self.head))
      .method("timings", (self, args) -> TimingsTable.of(self.head.timings()))
      .method("elapsed", (self, args) -> LuaValue.valueOf(self.head.elapsed().toNanos() / 1e9))
      .method("ok", (self, args) -> LuaValue.valueOf(self.ok()))
      .method("raise_for_status", (self, args) -> self.raiseForStatus())
      .method("event", (self, args) -> self.eventTable())
      .method("body", (self, args) -> HttpBody.TYPE.wrap(self.body))
      .method("text", (self, args) -> self.body.text(Args.at(args, 1)))
      .method("json", (self, args) -> self.body.json(Args.at(args, 1)))
      .method("bytes", (self, args) -> self.body.list())
      .tostring(HttpResponse::toString)
      .build();
}
