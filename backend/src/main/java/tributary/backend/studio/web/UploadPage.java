package tributary.backend.studio.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channels;
import tributary.backend.uploads.Uploads;

/// Where a file is chosen or dropped.
@Controller
class UploadPage {

    private static final String SCRIPT_TEXTS = "studio.script.";

    private final Uploads uploads;
    private final Accounts accounts;
    private final Channels channels;
    private final MessageSource messages;
    private final JsonMapper json;

    UploadPage(Uploads uploads, Accounts accounts, Channels channels, MessageSource messages, JsonMapper json) {
        this.uploads = uploads;
        this.accounts = accounts;
        this.channels = channels;
        this.messages = messages;
        this.json = json;
    }

    @GetMapping("/studio/upload")
    String page(@AuthenticationPrincipal SignedIn who, Locale locale, Model model) {
        var quota = accounts.find(who.accountId()).orElseThrow().quotaBytes();
        var owned = channels.ownedBy(who.accountId());
        model.addAttribute("channels", owned);
        model.addAttribute("form", EditForm.empty(owned));
        model.addAttribute("wrong", Map.of());
        model.addAttribute("choices", new Choices(messages, locale));
        model.addAttribute("unfinished", uploads.unfinished(who));
        model.addAttribute("maximumSize", uploads.maximumSize());
        model.addAttribute("quotaLeft", quota < 0 ? null : Math.max(0, quota - uploads.usedBytes(who.accountId())));
        model.addAttribute("texts", texts(locale));
        return "studio/upload";
    }

    /// The script's texts as JSON that may stand in a page.
    private String texts(Locale locale) {
        var found = new HashMap<String, String>();
        for (var key : ResourceBundle.getBundle("messages", Locale.ROOT).keySet()) {
            if (key.startsWith(SCRIPT_TEXTS)) {
                found.put(key.substring(SCRIPT_TEXTS.length()), messages.getMessage(key, null, locale));
            }
        }
        return json.writeValueAsString(Map.copyOf(found)).replace("<", "\\u003c");
    }
}
