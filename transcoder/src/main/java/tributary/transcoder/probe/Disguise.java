package tributary.transcoder.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What a file that is no video looks like by its first bytes. It only finds the right words for the creator; that such
/// files are not opened is the whitelist's work.
enum Disguise {
    PLAYLIST("This is a playlist or manifest, not a video: it only names other files. Upload the video file itself."),
    ENCRYPTED_ARCHIVE("This is an encrypted archive. Unpack it and upload the video file that is in it."),
    ARCHIVE("This is an archive. Unpack it and upload the video file that is in it."),
    IMAGE("This is a still picture, not a video."),
    TEXT("This is a text file, not a video or sound file."),
    DOCUMENT("This is a document, not a video or sound file.");

    private static final int LOOKED_AT = 4096;

    private final String reason;

    Disguise(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    static Optional<Disguise> of(Path file) throws IOException {
        byte[] head;
        try (var content = Files.newInputStream(file)) {
            head = content.readNBytes(LOOKED_AT);
        }
        var text = new String(head, StandardCharsets.ISO_8859_1);
        var words = text.strip().replaceFirst("^\u00ef\u00bb\u00bf", "").toLowerCase(Locale.ROOT);
        if (isPlaylist(words)) {
            return Optional.of(PLAYLIST);
        }
        if (text.startsWith("PK\u0003\u0004")) {
            var encrypted = head.length > 6 && (head[6] & 1) != 0;
            return Optional.of(encrypted ? ENCRYPTED_ARCHIVE : ARCHIVE);
        }
        if (startsWithAny(text, "7z\u00bc\u00af", "Rar!", "\u001f\u008b", "BZh", "\u00fd7zXZ")) {
            return Optional.of(ARCHIVE);
        }
        if (isImage(text)) {
            return Optional.of(IMAGE);
        }
        if (startsWithAny(text, "%PDF", "\u00d0\u00cf\u0011\u00e0", "{\\rtf")) {
            return Optional.of(DOCUMENT);
        }
        return isText(head) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean isPlaylist(String words) {
        var declared = words.startsWith("<?xml") || words.startsWith("<!--");
        return startsWithAny(words, "#extm3u", "ffconcat", "[playlist]", "[reference]", "<mpd", "<smil", "<asx")
                || startsWithAny(words, "<smoothstreamingmedia", "rtsptext", "v=0\r\no=", "v=0\no=", "<playlist")
                || (declared && (words.contains("<mpd") || words.contains("<smil") || words.contains("<playlist")))
                || (declared && words.contains("<smoothstreamingmedia"));
    }

    private static boolean isImage(String text) {
        return startsWithAny(text, "\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "BM", "II*\0", "MM\0*")
                || (text.startsWith("RIFF") && text.startsWith("WEBP", 8))
                || (text.startsWith("ftyp", 4) && startsWithAny(text.substring(8), "heic", "heix", "mif1", "avif"));
    }

    private static boolean startsWithAny(String text, String... beginnings) {
        for (var beginning : beginnings) {
            if (text.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] head) {
        for (var octet : head) {
            if (octet >= 0 && octet < 0x20 && octet != '\n' && octet != '\r' && octet != '\t' && octet != '\f') {
                return false;
            }
        }
        return head.length > 0;
    }
}
