package tributary.backend.channels;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.AccountCreated;
import tributary.backend.accounts.Handles;

/// Gives each new account its first channel, inside the transaction that makes the account.
@Component
class FirstChannel {

    private static final String SUFFIX = "_channel";

    private final ChannelChanges changes;
    private final Handles handles;

    FirstChannel(ChannelChanges changes, Handles handles) {
        this.changes = changes;
        this.handles = handles;
    }

    @EventListener
    void create(AccountCreated account) {
        var wanted = account.channel();
        if (wanted != null) {
            changes.insert(account.accountId(), wanted.handle(), wanted.displayName(), "channel.name");
            return;
        }
        changes.insert(account.accountId(), freeHandle(account), account.displayName(), "username");
    }

    private String freeHandle(AccountCreated account) {
        for (var number = 1; ; number++) {
            var suffix = SUFFIX + (number == 1 ? "" : "_" + number);
            var room = Handles.LONGEST - suffix.length();
            var name = account.username();
            var handle = name.substring(0, Math.min(name.length(), room)) + suffix;
            if (handles.problem(handle, account.accountId()).isEmpty()) {
                return handle;
            }
        }
    }
}
