package tributary.backend.moderation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channel;
import tributary.backend.channels.Channels;
import tributary.backend.site.Refused;
import tributary.backend.videos.Video;
import tributary.backend.videos.VideoAccess;
import tributary.backend.videos.Videos;

/// Finds what a report or a decision is about.
@Component
public class Subjects {

    private final VideoAccess access;
    private final Videos videos;
    private final Channels channels;
    private final Accounts accounts;

    Subjects(VideoAccess access, Videos videos, Channels channels, Accounts accounts) {
        this.access = access;
        this.videos = videos;
        this.channels = channels;
        this.accounts = accounts;
    }

    /// @param id number, UUID or short UUID; one that the asker may see
    /// @throws Refused as [VideoAccess#requireVisible]
    public Subject video(String id, @Nullable SignedIn asker) {
        return of(access.requireVisible(id, asker));
    }

    /// @param id number or handle, with or without a host
    /// @throws Refused 404
    public Subject channel(String id) {
        var name = local(id);
        return (name.matches("[0-9]{1,18}") ? channels.find(Long.parseLong(name)) : channels.byHandle(name))
                .map(Subjects::of)
                .orElseThrow(() -> Refused.notFound("There is no such channel."));
    }

    /// @param id number or user name, with or without a host
    /// @throws Refused 404
    public Subject account(String id) {
        var name = local(id);
        return (name.matches("[0-9]{1,18}") ? accounts.find(Long.parseLong(name)) : accounts.byUsername(name))
                .map(Subjects::of)
                .orElseThrow(() -> Refused.notFound("There is no such account."));
    }

    /// What is left of it; empty when it is gone.
    public Optional<Subject> find(Subject.Kind kind, long id) {
        return switch (kind) {
            case VIDEO -> videos.find(id).map(Subjects::of);
            case CHANNEL -> channels.find(id).map(Subjects::of);
            case ACCOUNT -> accounts.find(id).map(Subjects::of);
        };
    }

    static Subject of(Video video) {
        return new Subject(Subject.Kind.VIDEO, video.id(), video.accountId(), video.name(), "/w/" + video.shortUuid());
    }

    private static Subject of(Channel channel) {
        return new Subject(
                Subject.Kind.CHANNEL,
                channel.id(),
                channel.accountId(),
                channel.displayName(),
                "/c/" + channel.handle());
    }

    static Subject of(Account account) {
        return new Subject(
                Subject.Kind.ACCOUNT, account.id(), account.id(), account.displayName(), "/a/" + account.username());
    }

    private static String local(String id) {
        var at = id.indexOf('@', 1);
        return at > 0 ? id.substring(0, at) : id;
    }
}
