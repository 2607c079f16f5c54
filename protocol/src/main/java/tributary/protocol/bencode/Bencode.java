package tributary.protocol.bencode;

/// One bencoded value (BEP 3).
public sealed interface Bencode permits BencodeInteger, BencodeString, BencodeList, BencodeDictionary {

    /// The one canonical encoding: no leading zeros, keys in the order of their bytes.
    default byte[] encode() {
        return BencodeEncoder.encode(this);
    }
}
