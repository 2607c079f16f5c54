package tributary.backend.chapters;

/// Chapters that cannot be taken; a sentence of the message files with its values.
public final class ChapterProblem extends RuntimeException {

    private final String key;
    private final transient Object[] values;

    ChapterProblem(String key, Object... values) {
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
