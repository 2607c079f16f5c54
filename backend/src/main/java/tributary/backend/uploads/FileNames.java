package tributary.backend.uploads;

/// What browsers and programs call a file, made fit to be shown.
final class FileNames {

    private static final int LONGEST = 255;
    private static final int LONGEST_TITLE = 120;

    private FileNames() {}

    /// Without folders and control characters; never empty, up to 255 characters.
    static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("\\p{Cntrl}", " ").strip();
        if (clean.isEmpty()) {
            return "video";
        }
        return clean.length() <= LONGEST ? clean : clean.substring(clean.length() - LONGEST);
    }

    /// A title to begin with: without the ending, words apart.
    static String title(String plainName) {
        var dot = plainName.lastIndexOf('.');
        var stem = dot > 0 ? plainName.substring(0, dot) : plainName;
        var words = stem.replace('_', ' ').strip();
        var title = words.isEmpty() ? plainName : words;
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, LONGEST_TITLE).strip();
    }
}
