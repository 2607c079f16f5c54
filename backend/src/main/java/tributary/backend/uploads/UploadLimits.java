package tributary.backend.uploads;

import java.io.File;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Accounts;
import tributary.backend.site.HomeFolder;
import tributary.backend.site.Refused;
import tributary.backend.videos.Videos;

/// Whether a file may come, said before its first byte. Quotas count what was sent: the sources of an account's videos,
/// and the whole of each unfinished upload.
@Component
class UploadLimits {

    private final UploadSettings settings;
    private final UploadRows rows;
    private final Accounts accounts;
    private final Videos videos;
    private final HomeFolder home;
    private final List<UploadRule> rules;

    UploadLimits(
            UploadSettings settings,
            UploadRows rows,
            Accounts accounts,
            Videos videos,
            HomeFolder home,
            List<UploadRule> rules) {
        this.rules = List.copyOf(rules);
        this.settings = settings;
        this.rows = rows;
        this.accounts = accounts;
        this.videos = videos;
        this.home = home;
    }

    long usedBytes(long accountId) {
        return videos.sourceBytesOf(accountId) + rows.unfinishedBytes(accountId);
    }

    /// @throws Refused 403 for an account that may not upload, 413 for size and quota, 429 for too many unfinished
    /// ones, 507 for the disk
    void require(long accountId, long size) {
        var account = accounts.find(accountId).orElseThrow();
        if (!account.standing().mayUpload()) {
            throw Refused.forbidden(
                    "Your account may not upload. Under Settings, Decisions about me, you can read why.");
        }
        var most = settings.maximumSize().toBytes();
        if (size > most) {
            throw tooLarge(
                    "max_file_size_reached",
                    "This file has " + words(size) + ". Files may have up to " + words(most) + " here.");
        }
        requireQuota(accountId, size);
        if (!rules.isEmpty()) {
            var wish = new UploadRule.Wish(account, size, usedBytes(accountId), rows.lastDay(accountId));
            rules.forEach(rule -> rule.require(wish));
        }
        if (rows.unfinished(accountId).size() >= settings.maximumUnfinished()) {
            throw new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    null,
                    "You have " + settings.maximumUnfinished()
                            + " unfinished uploads. Finish or remove one of them first.");
        }
        var free = new File(home.uploads().toString()).getUsableSpace() - rows.outstandingBytes();
        if (free - size < settings.freeDiskFloor().toBytes()) {
            throw new Refused(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    null,
                    "The site's disk has no room for this file now. Nothing is wrong with the file; please tell the"
                            + " administrator.");
        }
    }

    private void requireQuota(long accountId, long size) {
        long quota = accounts.find(accountId).orElseThrow().quotaBytes();
        if (quota < 0) {
            return;
        }
        var left = Math.max(0, quota - usedBytes(accountId));
        if (size > left) {
            throw tooLarge(
                    "quota_reached",
                    "This file has " + words(size) + ", and of your " + words(quota) + " " + words(left)
                            + " are left. Delete videos or unfinished uploads to make room.");
        }
    }

    private static Refused tooLarge(String code, String message) {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, code, message);
    }

    /// Rounded, in decimal units as disks are sold.
    static String words(long bytes) {
        var units = new String[] {"bytes", "kB", "MB", "GB", "TB"};
        var unit = 0;
        double value = bytes;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        var pattern = unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, pattern, value, units[unit]);
    }
}
