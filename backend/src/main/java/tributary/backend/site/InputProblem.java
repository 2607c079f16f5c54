package tributary.backend.site;

/// Input that cannot be taken. The key and its values are a sentence of the message files, so that a page can say it in
/// the visitor's language.
public final class InputProblem extends RuntimeException {

    private final String key;
    private final transient Object[] values;

    public InputProblem(String key, Object... values) {
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
