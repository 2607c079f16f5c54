package tributary.protocol.bencode;

/// `i42e`. BEP 3 sets no range; larger numbers than 64 bits are refused when read, as nothing here needs them.
public record BencodeInteger(long value) implements Bencode {}
