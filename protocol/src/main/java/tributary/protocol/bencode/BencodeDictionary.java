package tributary.protocol.bencode;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `d…e`: byte strings to values, always in the order of the keys' bytes.
///
/// The getters answer empty when the key is absent **or** holds another kind of value: to a reader of messages from
/// strangers both mean that the field is not there.
public record BencodeDictionary(SortedMap<BencodeString, Bencode> entries) implements Bencode {

    public BencodeDictionary {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    public static BencodeDictionary of(Map<BencodeString, Bencode> entries) {
        return new BencodeDictionary(new TreeMap<>(entries));
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<Bencode> get(String key) {
        return Optional.ofNullable(entries.get(BencodeString.of(key)));
    }

    public Optional<Long> integer(String key) {
        return get(key).filter(BencodeInteger.class::isInstance).map(value -> ((BencodeInteger) value).value());
    }

    public Optional<BencodeString> string(String key) {
        return get(key).filter(BencodeString.class::isInstance).map(BencodeString.class::cast);
    }

    public Optional<BencodeList> list(String key) {
        return get(key).filter(BencodeList.class::isInstance).map(BencodeList.class::cast);
    }

    public Optional<BencodeDictionary> dictionary(String key) {
        return get(key).filter(BencodeDictionary.class::isInstance).map(BencodeDictionary.class::cast);
    }

    /// Collects entries in any order; a key that is put twice holds its last value.
    public static final class Builder {

        private final SortedMap<BencodeString, Bencode> entries = new TreeMap<>();

        private Builder() {}

        public Builder put(String key, Bencode value) {
            entries.put(BencodeString.of(key), value);
            return this;
        }

        public Builder put(BencodeString key, Bencode value) {
            entries.put(key, value);
            return this;
        }

        public Builder put(String key, long value) {
            return put(key, new BencodeInteger(value));
        }

        public Builder put(String key, String text) {
            return put(key, BencodeString.of(text));
        }

        public Builder put(String key, byte[] bytes) {
            return put(key, BencodeString.of(bytes));
        }

        public BencodeDictionary build() {
            return new BencodeDictionary(entries);
        }
    }
}
