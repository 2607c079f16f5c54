package tributary.backend.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// Server-sent events (HTML Living Standard §9.2) for one open page. The request's virtual thread waits and writes;
/// between two events it holds neither a platform thread nor a database connection.
public final class EventStream {

    /// How long a page that was left can go unnoticed: this shows only when something is written to it.
    private static final Duration PULSE = Duration.ofSeconds(15);

    /// When a page whose stream broke comes back.
    private static final Duration RETRY = Duration.ofSeconds(2);

    /// Open pages of one account that are told; further ones live without.
    private static final int MOST_LISTENERS = 12;

    private EventStream() {}

    public static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    /// Returns when the page has gone or the site stops.
    ///
    /// @param first events that are sent at once
    /// @param events what is sent of news
    public static <T> void serve(
            AccountNews<T> news,
            long accountId,
            HttpServletResponse response,
            String first,
            Function<Set<T>, String> events)
            throws IOException, InterruptedException {
        if (news.listeners(accountId) >= MOST_LISTENERS) {
            // 204 tells the browser not to come back.
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try (var subscription = news.subscribe(accountId)) {
            var out = response.getWriter();
            out.write("retry: " + RETRY.toMillis() + "\n\n" + first);
            while (!out.checkError()) {
                var told = subscription.await(PULSE);
                if (subscription.isOver()) {
                    return;
                }
                out.write(told.isEmpty() ? ":\n\n" : events.apply(told));
            }
        }
    }
}
