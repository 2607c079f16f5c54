package tributary.backend.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.AccountJson;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.ChannelJson;
import tributary.backend.channels.Channels;
import tributary.backend.site.PublicAddress;

/// Who a program acts for, with their channels: the first is where uploads go that name none.
@RestController
class MeApi {

    private final Accounts accounts;
    private final Channels channels;
    private final PublicAddress address;

    MeApi(Accounts accounts, Channels channels, PublicAddress address) {
        this.accounts = accounts;
        this.channels = channels;
        this.address = address;
    }

    @GetMapping("/api/v1/users/me")
    Map<String, Object> me(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        var publicAddress = address.of(request);
        var json = AccountJson.user(accounts.find(me.accountId()).orElseThrow(), publicAddress);
        json.put("videosHistoryEnabled", accounts.keepsHistory(me.accountId()));
        json.put(
                "videoChannels",
                channels.ownedBy(me.accountId()).stream()
                        .map(channel -> ChannelJson.owned(channel, publicAddress))
                        .toList());
        return json;
    }
}
