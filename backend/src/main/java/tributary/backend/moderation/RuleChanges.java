package tributary.backend.moderation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.site.Refused;

/// What people change about the things that the site watches for, with its line in the log.
@Component
public class RuleChanges {

    private final Rules rules;
    private final Audit audit;

    RuleChanges(Rules rules, Audit audit) {
        this.rules = rules;
        this.audit = audit;
    }

    /// Doing it again changes what happens.
    ///
    /// @throws tributary.backend.site.FieldProblems if the pattern has the wrong form
    @Transactional
    public void add(Rule.Kind kind, String pattern, Rule.Action action, @Nullable String note, SignedIn me) {
        rules.add(kind, pattern, action, note, me.accountId());
        audit.record(me, "rules.add", "rule", pattern.strip(), note, Map.of("kind", kind, "action", action));
    }

    /// @throws Refused 404
    @Transactional
    public void remove(long id, SignedIn me) {
        var rule = rules.all().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Refused.notFound("There is no such rule."));
        rules.remove(id);
        audit.record(me, "rules.remove", "rule", rule.pattern(), null, Map.of("kind", rule.kind()));
    }
}
