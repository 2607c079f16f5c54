package tributary.protocol.bencode;

import java.util.List;

/// `l…e`.
public record BencodeList(List<Bencode> values) implements Bencode {

    public BencodeList {
        values = List.copyOf(values);
    }

    /// A list of texts in UTF-8.
    public static BencodeList ofTexts(List<String> texts) {
        return new BencodeList(texts.stream().<Bencode>map(BencodeString::of).toList());
    }
}
