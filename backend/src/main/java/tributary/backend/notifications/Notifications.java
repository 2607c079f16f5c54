package tributary.backend.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.Role;
import tributary.backend.mail.Letter;
import tributary.backend.mail.Mailer;
import tributary.backend.site.SiteSettings;

/// Tells people things, in the transaction in which they happen.
@Component
public class Notifications {

    private final NotificationRows rows;
    private final NotificationTexts texts;
    private final Accounts accounts;
    private final Mailer mailer;
    private final SiteSettings site;
    private final ApplicationEventPublisher events;

    Notifications(
            NotificationRows rows,
            NotificationTexts texts,
            Accounts accounts,
            Mailer mailer,
            SiteSettings site,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.texts = texts;
        this.accounts = accounts;
        this.mailer = mailer;
        this.site = site;
        this.events = events;
    }

    /// @param messageKey of the message files: a sentence in which `{name}` stands for a parameter
    /// @param parameters by name; plain text
    /// @param link path on the site, as in `/studio/videos/…`
    @Transactional
    public void tell(
            long accountId, NotificationKind kind, String messageKey, Map<String, String> parameters, String link) {
        tell(accountId, kind, messageKey, parameters, link, List.of());
    }

    /// @param words paragraphs in plain text that stand behind the link on the site, and in the letter itself
    @Transactional
    public void tell(
            long accountId,
            NotificationKind kind,
            String messageKey,
            Map<String, String> parameters,
            String link,
            List<String> words) {
        var channels = rows.channels(accountId, kind);
        if ((channels & NotificationKind.WEB) != 0) {
            rows.add(accountId, kind, messageKey, parameters, link);
            events.publishEvent(new NotificationAdded(accountId));
        }
        if ((channels & NotificationKind.MAIL) != 0) {
            write(accountId, messageKey, parameters, link, words);
        }
    }

    /// Tells everybody of the team whom the kind concerns.
    @Transactional
    public void tellStaff(NotificationKind kind, String messageKey, Map<String, String> parameters, String link) {
        for (var person : rows.staff()) {
            if (kind.concerns(Role.of(person.role()))) {
                tell(person.accountId(), kind, messageKey, parameters, link);
            }
        }
    }

    /// Letters need the site's address, and are written in the language of the site: nobody's own is known.
    private void write(
            long accountId, String messageKey, Map<String, String> parameters, String link, List<String> words) {
        var account = accounts.find(accountId).filter(person -> !person.suspended());
        if (account.isEmpty()) {
            return;
        }
        var sentence = texts.sentence(messageKey, parameters, Locale.ENGLISH);
        var address = site.publicUrl() == null ? null : site.publicUrl() + link;
        var paragraphs = new ArrayList<String>();
        paragraphs.add(texts.greeting(account.get().displayName(), Locale.ENGLISH));
        paragraphs.add(sentence);
        paragraphs.addAll(words);
        paragraphs.add(texts.why(Locale.ENGLISH));
        mailer.post(account.get().email(), new Letter(sentence, paragraphs, address, null, Locale.ENGLISH));
    }

    /// The newest first.
    ///
    /// @param before only those with a lower id
    public List<Notification> list(long accountId, boolean unreadOnly, @Nullable Long before, int count) {
        return rows.list(accountId, unreadOnly, before == null ? Long.MAX_VALUE : before, count);
    }

    public long count(long accountId, boolean unreadOnly) {
        return rows.count(accountId, unreadOnly);
    }

    public void read(long accountId, List<Long> ids) {
        rows.read(accountId, ids);
        events.publishEvent(new NotificationAdded(accountId));
    }

    public void readAll(long accountId) {
        rows.readAll(accountId);
        events.publishEvent(new NotificationAdded(accountId));
    }

    /// The kinds that concern that role, each with the person's channels.
    public Map<NotificationKind, Integer> choices(long accountId, Role role) {
        return java.util.Arrays.stream(NotificationKind.values())
                .filter(kind -> kind.concerns(role))
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> rows.channels(accountId, kind),
                        (first, _) -> first,
                        java.util.LinkedHashMap::new));
    }

    /// @param channels 0 to 3; anything above is cut
    @Transactional
    public void choose(long accountId, Map<String, Integer> channels) {
        channels.forEach((setting, value) -> NotificationKind.ofSetting(setting)
                .ifPresent(kind -> rows.choose(accountId, kind, Math.clamp(value, 0, 3))));
    }
}
