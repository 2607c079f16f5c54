package tributary.transcoder.site;

/// The site has understood a report and does not want it; sending it again would change nothing.
public final class ReportRefused extends Exception {

    ReportRefused(int status, String answer) {
        super("the site answered " + status + ": " + answer);
    }
}
