package dev.earthshine.http;

import dev.earthshine.http.message.Content;
import dev.earthshine.http.message.HttpFailure;
import dev.earthshine.http.message.HttpRequest;
import dev.earthshine.http.message.ResponseHead;
import dev.earthshine.http.message.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of a script, as an {@link HttpListener} sees it. Text made of its parts masks secrets; headers and URLs
 * themselves hold them.
 *
 * @param request what the script sent, before defaults and redirects; its text is the method and the URL
 * @param head the answer; null where there was none
 * @param hops the redirects before the answer or failure, oldest first, each with its own timings
 * @param sent the bytes of the request's body, as sent once; {@link Content#UNKNOWN} where it was made on the way
 * @param received the bytes of the answer's body that came over the wire, before decompression
 * @param decoded the bytes of the body that the script was given, decompressed
 * @param started when the script sent it
 * @param took from sending to its end, redirects and retries included
 * @param attempts 1, and 1 for each retry on whichever hop
 * @param timings the phases of the last hop
 * @param failure why it failed; {@code aborted} where the script closed it before its end; null where it is complete
 */
public record HttpRecord(
    HttpRequest request,
    @Nullable ResponseHead head,
    List<ResponseHead> hops,
    long sent,
    long received,
    long decoded,
    Instant started,
    Duration took,
    int attempts,
    Timings timings,
    @Nullable HttpFailure failure) {}
