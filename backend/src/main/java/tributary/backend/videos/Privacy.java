package tributary.backend.videos;

import java.util.Optional;

/// Who may find and see a video. The numbers are PeerTube's.
public enum Privacy {
    /// Everybody, and it is listed.
    PUBLIC(1, "Public"),
    /// Whoever knows the link.
    UNLISTED(2, "Unlisted"),
    /// Its owner, moderators and administrators.
    PRIVATE(3, "Private");

    private final int id;
    private final String label;

    Privacy(int id, String label) {
        this.id = id;
        this.label = label;
    }

    public int id() {
        return id;
    }

    /// English, as the API prints it.
    public String label() {
        return label;
    }

    public static Optional<Privacy> byId(int id) {
        for (var privacy : values()) {
            if (privacy.id == id) {
                return Optional.of(privacy);
            }
        }
        return Optional.empty();
    }
}
