package tributary.backend.moderation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.Approvals;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.mail.Letter;
import tributary.backend.mail.Mailer;

/// Lets people in who asked for an account, or does not, and writes them.
@Component
public class Joining {

    private final Approvals approvals;
    private final Accounts accounts;
    private final Mailer mailer;
    private final MessageSource messages;
    private final Audit audit;

    Joining(Approvals approvals, Accounts accounts, Mailer mailer, MessageSource messages, Audit audit) {
        this.approvals = approvals;
        this.accounts = accounts;
        this.mailer = mailer;
        this.messages = messages;
        this.audit = audit;
    }

    /// @param words of the moderator's to the person; empty for none
    /// @return false if nobody of that number waits
    @Transactional
    public boolean decide(long accountId, boolean accept, String words, SignedIn me) {
        var asking = accounts.find(accountId)
                .filter(found -> found.standing().waitsFor() == Account.Waits.APPROVAL)
                .orElse(null);
        if (asking == null) {
            return false;
        }
        if (accept) {
            approvals.letIn(accountId);
        } else {
            approvals.refuse(accountId);
        }
        var reason = words.isBlank() ? null : words.strip();
        audit.record(me, accept ? "people.let-in" : "people.refuse", "account", asking.username(), reason, Map.of());
        var key = accept ? "moderation.join.mail.accepted" : "moderation.join.mail.refused";
        var sentence = messages.getMessage(key, null, Locale.ENGLISH);
        var text = reason == null ? List.of(sentence) : List.of(sentence, reason);
        mailer.post(asking.email(), new Letter(sentence, text, null, null, Locale.ENGLISH));
        return true;
    }
}
