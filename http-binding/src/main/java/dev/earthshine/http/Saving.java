package dev.earthshine.http;

import dev.earthshine.Permission;
import dev.earthshine.engine.value.Args;
import dev.earthshine.engine.value.RaisedError;
import dev.earthshine.engine.value.Uncatchable;
import dev.earthshine.http.message.FileTrouble;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.Method;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.spi.ScriptTask;
import dev.earthshine.spi.Wait;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Varargs;

/** A response on its way to a file; done when the file is there, after the last call of its {@code progress}. */
final class Saving extends ScriptTask {
  private static final byte[] NOTHING = {};

  private final RequestDraft request;
  private final HttpRequest asked;
  private final Path path;
  private final boolean isResumed;
  private final SavedFile file;
  private final Progress progress;

  /** Where the script began the task, to which a failure points. */
  private final Throwable begun = new Throwable();

  // Mutable state
  private @Nullable Transfer transfer;

  private Saving(RequestDraft request, HttpRequest asked, Path path, SaveOptions options) {
    super(request.session().events());
    this.request = request;
    this.asked = asked;
    this.path = path;
    this.isResumed = options.resume();
    this.file = new SavedFile(path, options.resume());
    this.progress = new Progress(request.session(), options.progress(), this);
  }

  /** {@code request:save(path, options)}: the result is the Response, without its body. */
  static Wait of(Varargs args) {
    RequestDraft draft = RequestType.TYPE.check(Args.at(args, 1), 1);
    draft.session().require(Permission.FILES, "save");
    Path path = path(Args.text(Args.at(args, 2), 2));
    SaveOptions options = SaveOptions.of(Args.at(args, 3));
    HttpRequest asked = draft.snapshot(Long.MAX_VALUE, true); // What cannot be sent begins no task.
    if (options.resume()) {
      requireResumable(asked);
    }
    Saving saving = new Saving(draft.copy(), asked, path, options);
    saving.attempt(() -> saving.send(saving.file.resumePoint()));
    return saving;
  }

  /** A range is defined for GET only (RFC 9110, section 14.2); another request is not to be sent a second time either. */
  private static void requireResumable(HttpRequest asked) {
    if (!asked.method().equals(Method.GET)) {
      throw HttpErrors.invalidOption("resume asks for a range, which only a GET can; the method is "
          + asked.method().name());
    }
    String range = asked.headers().first("Range");
    if (range != null) {
      throw HttpErrors.invalidOption(
          "resume sets the header Range, which the request has already: " + range);
    }
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

  private void send(ResumePoint point) {
    try {
      HttpRequest sent = isResumed ? point.request(asked) : asked;
      Transfer started = new Transfer(this, file, progress, point);
      transfer = started;
      started.start(sent);
    } catch (HttpFailure e) {
      fail(HttpErrors.of(e));
    }
  }

  /** Fetches the whole document: the rest of what is there is not to be had. */
  void startOver() {
    send(ResumePoint.START);
  }

  /** What the script asked for. */
  RequestDraft request() {
    return request;
  }

  /** Whether the script asked for a part of its own choice. */
  boolean isOfOwnRange() {
    return asked.headers().contains("Range");
  }

  /** All of the body is written. */
  void written(ResponseHead answer) {
    progress.finish(() -> attempt(() -> {
      file.complete();
      succeed(HttpResponse.of(request.session(), request, answer, NOTHING).wrap());
    }));
  }

  /** A part of the work of this task, on the script's thread. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /** Runs {@code step} unless the task has ended; what it throws ends the task, an interrupt the evaluation. */
  void attempt(Step step) {
    if (isDone()) {
      return;
    }
    try {
      step.run();
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      fail(unwritable(e));
    } catch (Uncatchable e) {
      throw e;
    } catch (RuntimeException | Error e) { // Nobody else would end the task.
      fail(e, false);
    }
  }

  private Uncatchable interrupted(ClosedByInterruptException closed) {
    String message = "interrupted while saving to " + path;
    InterruptedException cause = new InterruptedException(message);
    cause.initCause(closed);
    return new Uncatchable(message, cause);
  }

  private RaisedError unwritable(IOException cause) {
    return HttpErrors.of(new HttpFailure(
        HttpFailure.Kind.RESPONSE,
        "cannot save to " + path + ": " + FileTrouble.text(cause),
        cause));
  }

  void fail(RaisedError error) {
    error.setStackTrace(begun.getStackTrace());
    fail(error, false);
  }

  /** Ends the task because its {@code progress} has raised {@code error}. */
  void raised(Throwable error) {
    broke(error);
  }

  @Override
  protected List<Wait> needs() {
    return progress.isBusy() ? neededBy(progress.call()) : List.of();
  }

  @Override
  protected void release() {
    progress.drop();
    if (transfer != null) {
      transfer.abort();
    }
    try {
      file.close();
    } catch (IOException unheard) {
      // The task has its outcome already; what is left behind is a file whose name says that it is
      // a part.
    }
  }
}
