package tributary.backend.captions;

/// A subtitle file that cannot be taken. The key and its values are a sentence of the message files, so that a page can
/// say it in the visitor's language.
public final class CaptionProblem extends RuntimeException {

    private final String key;
    private final transient Object[] values;

    CaptionProblem(String key, Object... values) {
        super(key);
        this.key = key;
        this.values = values.clone();
    }

    public String key() {
        return key;
    }

    public Object[] values() {
        return values.clone();
    }
}
