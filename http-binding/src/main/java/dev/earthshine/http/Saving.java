package dev.earthshine.http;

import dev.earthshine.Permission;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.http.message.FileTrouble;
import dev.earthshine.http.message.Headers;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.transport.Call;
import dev.earthshine.http.transport.ResponseListener;
import dev.earthshine.spi.Wait;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A response whose body goes to a file. It is written on the script's thread, and asked for as it is written: an I/O
 * thread never waits for a disk.
 */
final class Saving implements ResponseListener {
  private static final long WINDOW = 256 * 1024;
  private static final byte[] NOTHING = {};

  private final Session session;
  private final RequestDraft request;
  private final Path path;
  private final SavedFile file;
  private final HttpTask task;
  private final Progress progress;

  // Mutable state of the script's thread
  private Call call = Call.NONE;
  private @Nullable ResponseHead head;
  private @Nullable ByteArrayOutputStream refusal;
  private ResumePoint point = ResumePoint.START;
  private @Nullable ContentRange rest;
  private boolean hasOwnRange;

  private Saving(Session session, RequestDraft request, Path path, SaveOptions options) {
    this.session = session;
    this.request = request;
    this.path = path;
    this.file = new SavedFile(path, options.resume());
    this.task = new HttpTask(session, null);
    this.progress = new Progress(session, options.progress(), task);
  }

  /** {@code request:save(path, options)}: the result is the Response, without its body. */
  static Wait of(Varargs args) {
    RequestDraft draft = RequestType.TYPE.check(Args.at(args, 1), 1);
    Session session = draft.session();
    session.require(Permission.FILES, "save");
    Path path = path(Args.text(Args.at(args, 2), 2));
    SaveOptions options = SaveOptions.of(Args.at(args, 3));
    HttpRequest asked = draft.snapshot(Long.MAX_VALUE); // What cannot be sent begins no task.
    String range = asked.headers().first("Range");
    if (range != null && options.resume()) {
      throw HttpErrors.invalidOption(
          "resume sets the header Range, which the request has already: " + range);
    }
    Saving saving = new Saving(session, draft.copy(), path, options);
    saving.hasOwnRange = range != null;
    saving.start(options);
    return saving.task;
  }

  private static Path path(String text) {
    try {
      Path path = Path.of(text).toAbsolutePath();
      if (path.getFileName() != null && !text.isEmpty()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw HttpErrors.invalidOption("path '" + text + "' cannot be used: " + e.getReason());
    }
    throw HttpErrors.invalidOption("path '" + text + "' names no file");
  }

  private void start(SaveOptions options) {
    task.onAbort(this::close);
    try {
      String version = file.resumableTag();
      if (options.resume()) {
        // A range is one of the bytes as they are stored.
        request.setDecompress(LuaValue.FALSE);
        request.setHeader("Accept-Encoding", LuaStrings.of("identity"));
      }
      if (version != null) {
        point = new ResumePoint(file.length(), version);
        request.setHeader("Range", LuaStrings.of("bytes=" + point.offset() + "-"));
        request.setHeader("If-Range", LuaStrings.of(version));
      }
    } catch (IOException e) {
      task.fail(unwritable(e));
      return;
    }
    call = session.send(request.snapshot(Long.MAX_VALUE), this);
    call.demand(WINDOW);
  }

  @Override
  public void head(ResponseHead answer) {
    post(() -> begin(answer));
  }

  @Override
  public void data(byte[] chunk) {
    post(() -> {
      if (refusal == null) {
        file.write(chunk);
        progress.advance(chunk.length);
      } else if (refusal.size() + chunk.length <= request.maxBody()) {
        refusal.writeBytes(chunk);
      }
      call.demand(chunk.length);
    });
  }

  @Override
  public void end(Headers trailers) {
    post(this::finish);
  }

  @Override
  public void failed(HttpFailure failure) {
    session.events().post(() -> task.fail(HttpErrors.of(failure)));
  }

  private void begin(ResponseHead answer) throws IOException {
    head = answer;
    if (answer.status() == 206 && !hasOwnRange) {
      rest = point.rest(answer);
    }
    if (rest != null && point.offset() > 0) {
      file.append();
      progress.begin(point.offset(), rest.total());
    } else if (answer.status() < 200 || answer.status() >= 300) {
      refusal = new ByteArrayOutputStream();
    } else {
      file.create(ResumePoint.version(answer));
      progress.begin(0, length(answer));
    }
  }

  private static @Nullable Long length(ResponseHead answer) {
    String length = answer.headers().first("Content-Length");
    boolean isPlain = answer.headers().first("Content-Encoding") == null;
    return length != null && isPlain ? Long.valueOf(length) : null;
  }

  private void finish() throws IOException {
    ResponseHead answer = head;
    if (answer == null) {
      throw new IllegalStateException("a response ended before it began");
    }
    if (refusal != null && !point.isEnd(answer)) {
      HttpResponse response =
          HttpResponse.of(session, request, answer, refusal.toByteArray(), null);
      task.fail(HttpErrors.status(response));
      return;
    }
    requireWhole();
    file.complete();
    task.complete(() -> HttpResponse.of(session, request, answer, NOTHING, null).wrap());
  }

  /** A part may be sent of what was asked for; of that the script may ask for the rest. */
  private void requireWhole() throws IOException {
    if (rest != null) {
      long length = rest.total() == null ? rest.last() + 1 : rest.total();
      if (file.length() != length) {
        throw new IOException("the server ended at byte " + file.length() + " of " + length);
      }
    }
  }

  private void post(Step step) {
    session.events().post(() -> {
      if (!task.isDone()) {
        try {
          step.run();
        } catch (IOException e) {
          task.fail(unwritable(e));
        }
      }
    });
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private RaisedError unwritable(IOException cause) {
    return HttpErrors.of(new HttpFailure(
        HttpFailure.Kind.RESPONSE,
        "cannot save to " + path + ": " + FileTrouble.text(cause),
        cause));
  }

  private void close() {
    call.abort();
    try {
      file.close();
    } catch (IOException unheard) {
      // The task has its outcome already; what is left behind is a file whose name says that it is
      // a part.
    }
  }
}
