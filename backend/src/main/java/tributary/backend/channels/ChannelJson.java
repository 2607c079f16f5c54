package tributary.backend.channels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tributary.backend.accounts.Account;
import tributary.backend.accounts.AccountJson;
import tributary.backend.site.PublicAddress;

/// Channels in the form that PeerTube's clients read.
public final class ChannelJson {

    private ChannelJson() {}

    /// @param address as [PublicAddress#of] gives it
    public static Map<String, Object> summary(Channel channel, Account owner, String address) {
        return summary(channel, address);
    }

    private static Map<String, Object> summary(Channel channel, String address) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", channel.id());
        json.put("name", channel.handle());
        json.put("displayName", channel.displayName());
        json.put("url", address + "/c/" + channel.handle());
        json.put("host", PublicAddress.host(address));
        json.put("avatars", List.of());
        return json;
    }

    /// @param address as [PublicAddress#of] gives it
    public static Map<String, Object> full(Channel channel, Account owner, String address) {
        var json = withoutOwner(channel, address);
        json.put("ownerAccount", AccountJson.full(owner, address));
        return json;
    }

    /// As an account's own list has it: with the owner's number only.
    public static Map<String, Object> owned(Channel channel, String address) {
        var json = withoutOwner(channel, address);
        json.put("ownerAccountId", channel.accountId());
        return json;
    }

    private static Map<String, Object> withoutOwner(Channel channel, String address) {
        var json = summary(channel, address);
        json.put("followingCount", 0);
        json.put("followersCount", 0);
        json.put("hostRedundancyAllowed", false);
        json.put("createdAt", channel.createdAt());
        json.put("updatedAt", channel.updatedAt());
        json.put("description", channel.description());
        json.put("support", channel.support());
        json.put("isLocal", true);
        json.put("banners", List.of());
        return json;
    }
}
