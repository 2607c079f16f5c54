package tributary.backend.channels.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.channels.Channel;
import tributary.backend.channels.ChannelChanges;
import tributary.backend.channels.ChannelChanges.Words;
import tributary.backend.channels.Channels;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.PublicAddress;

/// People's own channels: list, make, change, delete.
@Controller
class ChannelSettingsPages {

    private static final String LIST = "redirect:/settings/channels";
    private static final String FORM = "channels/form";

    private final Channels channels;
    private final ChannelChanges changes;
    private final OwnChannel ownChannel;
    private final PublicAddress address;

    ChannelSettingsPages(Channels channels, ChannelChanges changes, OwnChannel ownChannel, PublicAddress address) {
        this.channels = channels;
        this.changes = changes;
        this.ownChannel = ownChannel;
        this.address = address;
    }

    @GetMapping("/settings/channels")
    String list(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("channels", channels.ownedBy(me.accountId()));
        return "channels/list";
    }

    @GetMapping("/settings/channels/new")
    String blank() {
        return FORM;
    }

    @PostMapping("/settings/channels")
    String create(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(required = false) @Nullable String description,
            @RequestParam(required = false) @Nullable String support,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            var created = changes.create(me.accountId(), name, new Words(displayName, description, support));
            return saved("channels.created", created.displayName(), flash);
        } catch (FieldProblems problems) {
            model.addAttribute("name", name);
            return refused(problems, displayName, description, support, response, model);
        }
    }

    @GetMapping("/settings/channels/{handle}")
    String edit(
            @PathVariable String handle,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            Model model) {
        var channel = ownChannel.require(handle, me, address.of(request));
        fill(model, channel.displayName(), channel.description(), channel.support());
        return form(channel, model);
    }

    @PostMapping("/settings/channels/{handle}")
    String save(
            @PathVariable String handle,
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(required = false) @Nullable String description,
            @RequestParam(required = false) @Nullable String support,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var channel = ownChannel.require(handle, me, address.of(request));
        try {
            changes.change(channel.id(), new Words(displayName, description, support));
            return saved("channels.saved", channel.displayName(), flash);
        } catch (FieldProblems problems) {
            form(channel, model);
            return refused(problems, displayName, description, support, response, model);
        }
    }

    @PostMapping("/settings/channels/{handle}/delete")
    String delete(
            @PathVariable String handle,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var channel = ownChannel.require(handle, me, address.of(request));
        changes.delete(channel);
        return saved("channels.deleted", channel.displayName(), flash);
    }

    private String form(Channel channel, Model model) {
        model.addAttribute("channel", channel);
        model.addAttribute("only", channels.ownedBy(channel.accountId()).size() <= 1);
        return FORM;
    }

    private static String saved(String notice, String name, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", notice);
        flash.addFlashAttribute("noticeValue", name);
        return LIST;
    }

    private static String refused(
            FieldProblems problems,
            String displayName,
            @Nullable String description,
            @Nullable String support,
            HttpServletResponse response,
            Model model) {
        response.setStatus(problems.status().value());
        model.addAttribute("problems", problems.keys());
        fill(model, displayName, description, support);
        return FORM;
    }

    private static void fill(Model model, String displayName, @Nullable String description, @Nullable String support) {
        model.addAttribute("displayName", displayName);
        model.addAttribute("description", description);
        model.addAttribute("support", support);
    }
}
