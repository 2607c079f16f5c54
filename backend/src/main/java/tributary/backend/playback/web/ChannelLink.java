package tributary.backend.playback.web;

import java.util.Locale;
import tributary.backend.channels.Channel;

/// A channel as pages point to it.
///
/// @param initial first letter of the name, shown where a picture would be
public record ChannelLink(String href, String name, String handle, String initial) {

    static ChannelLink of(Channel channel) {
        return new ChannelLink(
                "/c/" + channel.handle(), channel.displayName(), channel.handle(), initial(channel.displayName()));
    }

    static String initial(String name) {
        var first = name.strip();
        return first.isEmpty()
                ? "?"
                : first.substring(0, first.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
