package tributary.transcoder.plan;

import org.jspecify.annotations.Nullable;

/// How the small pictures of a storyboard lie on their one sheet.
///
/// @param tile size of each, of the video's shape
/// @param columns tiles in a full row
/// @param count tiles
/// @param intervalSeconds from one to the next, 1 or more
/// @param everyPicture whether key frames alone lie too far apart for that interval
public record Sheet(Size tile, int columns, int count, int intervalSeconds, boolean everyPicture) {

    private static final int SHORTER_SIDE = 90;
    private static final int MOST_TILES = 144;
    private static final int MOST_COLUMNS = 12;

    /// As many tiles as fit on a sheet of about 1920 × 1080, a second apart at least.
    ///
    /// @return null for sound alone
    public static @Nullable Sheet of(Plan plan) {
        var picture = plan.source().picture();
        if (picture == null) {
            return null;
        }
        var seconds = plan.source().pictureSeconds();
        var interval = Math.max(1, (int) Math.ceil(seconds / MOST_TILES));
        // Key frames alone cost a twentieth, and are then at most half an interval late.
        var every = interval < 2 * plan.keyFrameSeconds();
        var last = seconds - (every ? 2 / plan.rate().perSecond() : plan.keyFrameSeconds());
        var count = Math.clamp(1 + (int) Math.floor(Math.max(0, last) / interval), 1, MOST_TILES);
        var tile = Planner.posterSize(picture, SHORTER_SIDE);
        return new Sheet(tile, Math.min(count, MOST_COLUMNS), count, interval, every);
    }

    public int rows() {
        return Math.ceilDiv(count, columns);
    }
}
