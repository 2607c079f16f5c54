package tributary.backend.presence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of the lines that open pages keep to the site.
///
/// @param pagesPerAddress pages that one address may have open at the same time, 1 to 10,000; an IPv6 address counts as
/// its /64 network
/// @param pages lines of all pages together, 1 to 1,000,000
/// @param messageBytes the longest message of a page, 64 to 8,192
/// @param messagesPerMinute messages of one page, 1 to 6,000; a page that says more is cut off
/// @param ping how often a silent page is asked whether it is still there, 5 seconds to 5 minutes; after three times
/// this long without an answer it counts as closed
@ConfigurationProperties("tributary.presence")
public record PresenceSettings(
        @DefaultValue("100") int pagesPerAddress,
        @DefaultValue("20000") int pages,
        @DefaultValue("512") int messageBytes,
        @DefaultValue("60") int messagesPerMinute,
        @DefaultValue("20s") Duration ping) {

    public PresenceSettings {
        require(pagesPerAddress >= 1 && pagesPerAddress <= 10_000, "pages-per-address must be 1 to 10000");
        require(pages >= 1 && pages <= 1_000_000, "pages must be 1 to 1000000");
        require(messageBytes >= 64 && messageBytes <= 8192, "message-bytes must be 64 to 8192");
        require(messagesPerMinute >= 1 && messagesPerMinute <= 6000, "messages-per-minute must be 1 to 6000");
        require(ping.toSeconds() >= 5 && ping.toSeconds() <= 300, "ping must be 5s to 5m");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("tributary.presence." + sentence);
        }
    }
}
