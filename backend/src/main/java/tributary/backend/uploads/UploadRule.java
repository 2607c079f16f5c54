package tributary.backend.uploads;

import tributary.backend.accounts.Account;

/// Says what else keeps a file from coming, beside the limits for everybody. Whoever keeps such rules offers one.
@FunctionalInterface
public interface UploadRule {

    /// @param usedBytes what the account's files and unfinished uploads have already
    /// @param lastDay uploads that the account began within 24 hours
    record Wish(Account account, long size, long usedBytes, long lastDay) {}

    /// @throws tributary.backend.site.Refused if it must not
    void require(Wish wish);
}
