package tributary.backend.videos;

/// How far a video is. The numbers are PeerTube's.
public enum VideoState {
    /// Playable; further renditions may still follow.
    PUBLISHED(1, "Published"),
    /// Received, and nothing of it is playable yet.
    TO_TRANSCODE(2, "To transcode"),
    /// Nothing of it became playable; the reason stands at the video.
    TRANSCODING_FAILED(7, "Transcoding failed");

    private final int id;
    private final String label;

    VideoState(int id, String label) {
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
}
