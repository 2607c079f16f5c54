package tributary.backend.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.LocalName;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channel;
import tributary.backend.channels.ChannelChanges;
import tributary.backend.channels.ChannelChanges.Words;
import tributary.backend.channels.ChannelJson;
import tributary.backend.channels.Channels;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// Channels for programs.
@RestController
class ChannelsApi {

    private final Channels channels;
    private final ChannelChanges changes;
    private final Accounts accounts;
    private final OwnChannel ownChannel;
    private final PublicAddress address;

    ChannelsApi(
            Channels channels,
            ChannelChanges changes,
            Accounts accounts,
            OwnChannel ownChannel,
            PublicAddress address) {
        this.channels = channels;
        this.changes = changes;
        this.accounts = accounts;
        this.ownChannel = ownChannel;
        this.address = address;
    }

    /// What a program sends; absent parts stay as they are.
    record Form(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String description,
            @Nullable String support) {}

    @GetMapping("/api/v1/video-channels")
    PageOf<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletRequest request) {
        var page = channels.search("", Paging.of(start, count, sort));
        var owners = accounts.findAll(
                page.data().stream().map(Channel::accountId).distinct().toList());
        return page.map(channel -> ChannelJson.full(
                channel, Objects.requireNonNull(owners.get(channel.accountId())), address.of(request)));
    }

    @GetMapping("/api/v1/video-channels/{handle}")
    Map<String, Object> show(@PathVariable String handle, HttpServletRequest request) {
        var publicAddress = address.of(request);
        var channel =
                LocalName.of(handle, publicAddress).flatMap(channels::byHandle).orElseThrow(OwnChannel::unknown);
        var owner = accounts.find(channel.accountId())
                .filter(account -> !account.suspended())
                .orElseThrow(OwnChannel::unknown);
        return ChannelJson.full(channel, owner, publicAddress);
    }

    @GetMapping("/api/v1/accounts/{name}/video-channels")
    PageOf<Map<String, Object>> ofAccount(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count,
            HttpServletRequest request) {
        var publicAddress = address.of(request);
        var owner = LocalName.of(name, publicAddress)
                .flatMap(accounts::byUsername)
                .filter(account -> !account.suspended())
                .orElseThrow(() -> Refused.notFound("There is no such account."));
        var paging = Paging.of(start, count, null);
        var all = channels.ownedBy(owner.id());
        var part = all.stream().skip(paging.start()).limit(paging.count()).toList();
        return new PageOf<>(all.size(), part).map(channel -> ChannelJson.full(channel, owner, publicAddress));
    }

    @PostMapping("/api/v1/video-channels")
    Map<String, Object> create(@SentAs(Form.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var form = body.as(Form.class);
        var name = form.name() == null ? "" : form.name();
        var displayName = form.displayName() == null ? name : form.displayName();
        var created = changes.create(me.accountId(), name, new Words(displayName, form.description(), form.support()));
        return Map.of("videoChannel", Map.of("id", created.id()));
    }

    @PutMapping("/api/v1/video-channels/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @PathVariable String handle,
            @SentAs(Form.class) JsonBody body,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request) {
        var channel = ownChannel.require(handle, me, address.of(request));
        var form = body.as(Form.class);
        changes.change(
                channel.id(),
                new Words(
                        form.displayName() == null ? channel.displayName() : form.displayName(),
                        form.description() == null ? channel.description() : form.description(),
                        form.support() == null ? channel.support() : form.support()));
    }

    @DeleteMapping("/api/v1/video-channels/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String handle, @AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        changes.delete(ownChannel.require(handle, me, address.of(request)));
    }
}
