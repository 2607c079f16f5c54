package tributary.protocol.bencode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a value in its canonical form (BEP 3).
final class BencodeEncoder {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private BencodeEncoder() {}

    static byte[] encode(Bencode value) {
        var encoder = new BencodeEncoder();
        encoder.write(value);
        return encoder.out.toByteArray();
    }

    private void write(Bencode value) {
        switch (value) {
            case BencodeInteger(var number) -> ascii("i" + number + "e");
            case BencodeString string -> string(string);
            case BencodeList(var items) -> {
                out.write('l');
                items.forEach(this::write);
                out.write('e');
            }
            case BencodeDictionary(var entries) -> {
                out.write('d');
                entries.forEach((key, item) -> {
                    string(key);
                    write(item);
                });
                out.write('e');
            }
        }
    }

    private void string(BencodeString string) {
        ascii(string.length() + ":");
        out.writeBytes(string.shared());
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
