package tributary.transcoder.fmp4;

/// A file that was to be a fragmented MP4 is not what it should be.
public final class MalformedMp4 extends Exception {

    public MalformedMp4(String message) {
        super(message);
    }
}
