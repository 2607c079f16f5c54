package tributary.backend.admin.web;

/// Cells of a table in text (RFC 4180), safe to open with a spreadsheet.
final class Csv {

    private Csv() {}

    /// A text that a spreadsheet would take for a formula gets an apostrophe before it.
    static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
