package tributary.backend.uploads.web;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.uploads.Uploads;

/// How much of their space somebody uses.
@RestController
class QuotaController {

    private final Uploads uploads;

    QuotaController(Uploads uploads) {
        this.uploads = uploads;
    }

    /// @param videoQuotaUsed bytes
    /// @param videoQuotaUsedDaily bytes of the last 24 hours
    record Used(long videoQuotaUsed, long videoQuotaUsedDaily) {}

    @GetMapping(UploadRoutes.QUOTA)
    Used used(@AuthenticationPrincipal SignedIn who) {
        return new Used(uploads.usedBytes(who.accountId()), uploads.usedBytesOfToday(who.accountId()));
    }
}
