package tributary.backend.presence;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When pages share, and how much.
///
/// @param others a page connects to peers only while at least so many other pages watch the same video, 0 to 1,000;
/// with 0 a page that is alone connects to the site's own seeder
/// @param consent whether sharing waits for the viewer's answer or begins with the notice
/// @param embeds whether players in other people's pages share by default, as those on the site itself do
/// @param uploadBytesPerSecond the most that a page gives to others, 10,000 or more; no limit if absent
/// @param rungCap the highest rendition that peers carry, as the height of its picture; all if absent
/// @param ordinaryClients whether BitTorrent clients, which have no token of the site's, may join the swarms of public
/// videos; those of others never
public record SharingSettings(
        @DefaultValue("1") int others,
        @DefaultValue("ask") Consent consent,
        @DefaultValue("true") boolean embeds,
        @Nullable Long uploadBytesPerSecond,
        @Nullable Integer rungCap,
        @DefaultValue("true") boolean ordinaryClients) {

    /// What the notice about sharing waits for.
    public enum Consent {
        /// Nothing is shared before the viewer has said yes.
        ASK,
        /// Sharing begins with the notice and ends if the viewer says no.
        NOTICE
    }

    public SharingSettings {
        require(others >= 0 && others <= 1000, "others must be 0 to 1000");
        require(uploadBytesPerSecond == null || uploadBytesPerSecond >= 10_000, "upload-bytes-per-second is too small");
        require(rungCap == null || (rungCap >= 144 && rungCap <= 4320), "rung-cap must be 144 to 4320");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException("tributary.sharing." + sentence);
        }
    }
}
