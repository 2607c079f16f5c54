package tributary.transcoder.ffmpeg;

import java.util.List;

/// How a child process ended.
///
/// @param exitCode 0 is success; 128 and more is a signal
/// @param stoodStill whether it was stopped because it did not get anywhere
/// @param lastErrors the last lines of its standard error
public record Ending(int exitCode, boolean stoodStill, List<String> lastErrors) {

    private static final int KILLED = 128 + 9;
    private static final int TOO_MUCH_PROCESSOR_TIME = 128 + 24;

    public Ending {
        lastErrors = List.copyOf(lastErrors);
    }

    public boolean isSuccess() {
        return exitCode == 0 && !stoodStill;
    }

    public boolean wasKilled() {
        return exitCode == KILLED && !stoodStill;
    }

    public boolean ranOutOfProcessorTime() {
        return exitCode == TOO_MUCH_PROCESSOR_TIME;
    }

    public boolean says(String words) {
        return lastErrors.stream().anyMatch(line -> line.contains(words));
    }

    /// For the administrator.
    public String detail() {
        return "exit code " + exitCode + (stoodStill ? ", stood still" : "") + "\n" + String.join("\n", lastErrors);
    }
}
