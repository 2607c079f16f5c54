package tributary.backend.uploads;

import java.security.MessageDigest;

/// What the bytes of one request must hash to.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Checksum(MessageDigest digest, byte[] expected) {}
