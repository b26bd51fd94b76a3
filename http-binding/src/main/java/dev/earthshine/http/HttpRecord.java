package dev.earthshine.http;

import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of a script, as an {@link HttpListener} sees it. Text made of its parts masks secrets; headers and URLs
 * themselves hold them.
 *
 * @param request what the script sent, before defaults and redirects
 * @param head the answer, with the hops before it and the timings of each; null where there was none
 * @param received the bytes of the body that the script was given, decompressed
 * @param started when the script sent it
 * @param took from sending to its end, redirects and retries included
 * @param failure why it failed; {@code aborted} where the script closed it before its end; null where it is complete
 */
public record HttpRecord(
    HttpRequest request,
    @Nullable ResponseHead head,
    long received,
    Instant started,
    Duration took,
    @Nullable HttpFailure failure) {}
