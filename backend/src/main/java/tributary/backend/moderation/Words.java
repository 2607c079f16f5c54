package tributary.backend.moderation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts as they are compared: without case, accents and signs between the words. No pattern of a rule ever becomes a
/// regular expression, so that none can be made to run for long.
final class Words {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern HOST = Pattern.compile("(?i)(?:https?://|www\\.)([\\p{L}\\p{N}.-]{1,253})");

    private Words() {}

    /// Words with one space between them and around.
    static String normal(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return " "
                + SIGNS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }

    static boolean has(String normalText, String pattern) {
        var open = pattern.endsWith("*");
        var words = normal(pattern).strip();
        return !words.isEmpty() && normalText.contains(" " + words + (open ? "" : " "));
    }

    static boolean links(String text, String host) {
        var found = HOST.matcher(text);
        var wanted = host.toLowerCase(Locale.ROOT);
        while (found.find()) {
            var linked = found.group(1).toLowerCase(Locale.ROOT);
            if (wanted.equals("*") || linked.equals(wanted) || linked.endsWith("." + wanted)) {
                return true;
            }
        }
        return false;
    }
}
