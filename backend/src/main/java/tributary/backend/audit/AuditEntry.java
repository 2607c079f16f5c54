package tributary.backend.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the audit log.
///
/// @param accountName who did it, by the name of that time; absent when the site did it by itself
/// @param role that the person had then, by PeerTube's numbers
/// @param action as in `settings.change`
/// @param subjectKind as in `video`, `account`, `settings`
/// @param subjectId how that kind of thing is named: a UUID, a name, a number
public record AuditEntry(
        long id,
        Instant at,
        @Nullable Long accountId,
        @Nullable String accountName,
        @Nullable Integer role,
        String action,
        String subjectKind,
        String subjectId,
        @Nullable String reason,
        Map<String, Object> details) {}
