package tributary.backend.admin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.PasswordChange;
import tributary.backend.accounts.SignedIn;
import tributary.backend.admin.SettingsDesk;
import tributary.backend.admin.Setup;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.SettingsChanges;
import tributary.backend.settings.SettingsGroup;
import tributary.backend.settings.SettingsView;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;

/// Settings, a page for each group. A change asks for the password again.
@Controller
class SettingsPages {

    private static final String PAGE = "admin/settings";
    private static final String PASSWORD = "currentPassword";

    private final LiveSettings settings;
    private final SettingsChanges changes;
    private final SettingsView view;
    private final SettingsDesk desk;
    private final PasswordChange passwords;
    private final Setup setup;

    SettingsPages(
            LiveSettings settings,
            SettingsChanges changes,
            SettingsView view,
            SettingsDesk desk,
            PasswordChange passwords,
            Setup setup) {
        this.settings = settings;
        this.changes = changes;
        this.view = view;
        this.desk = desk;
        this.passwords = passwords;
        this.setup = setup;
    }

    @GetMapping("/admin/settings")
    String start() {
        return settings.groups().isEmpty()
                ? "redirect:/admin"
                : "redirect:/admin/settings/" + settings.groups().getFirst().name();
    }

    @GetMapping("/admin/settings/{group}")
    String show(@PathVariable String group, Model model) {
        return page(find(group), Map.of(), model);
    }

    @PostMapping("/admin/settings/{group}")
    String save(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String group,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var found = find(group);
        var values = values(found, form);
        try {
            requirePassword(me, form.getOrDefault(PASSWORD, ""));
            desk.change(me, found, values);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return page(found, values, model);
        }
        flash.addFlashAttribute("notice", "admin.settings.saved");
        return setup.isDone() ? "redirect:/admin/settings/" + group : afterInSetup(group);
    }

    @PostMapping("/admin/settings/{group}/restore")
    String restore(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String group,
            @RequestParam(defaultValue = "0") long change,
            @RequestParam(name = PASSWORD, defaultValue = "") String password,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var found = find(group);
        try {
            requirePassword(me, password);
            desk.restore(me, change);
        } catch (NoSuchElementException _) {
            throw Refused.notFound("There is no such earlier value.");
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            return page(found, Map.of(), model);
        }
        flash.addFlashAttribute("notice", "admin.settings.restored");
        return "redirect:/admin/settings/" + group;
    }

    /// While the site is being set up, saving leads on to the next step.
    private String afterInSetup(String group) {
        if (setup.steps().stream().noneMatch(step -> step.name().equals(group))) {
            return "redirect:/admin/settings/" + group;
        }
        return setup.after(group)
                .map(next -> "redirect:/admin/settings/" + next.name())
                .orElse("redirect:/admin/setup");
    }

    private String page(SettingsGroup<?> group, Map<String, String> typed, Model model) {
        model.addAttribute("setup", !setup.isDone());
        model.addAttribute(
                "skipTo", setup.after(group.name()).map(SettingsGroup::name).orElse(null));
        model.addAttribute("groups", settings.groups());
        model.addAttribute("group", group);
        model.addAttribute("fields", view.fields(group));
        model.addAttribute("typed", typed);
        model.addAttribute("history", changes.history(group));
        return PAGE;
    }

    /// A switch that is off is not sent; a secret that is left empty stays as it was.
    private Map<String, String> values(SettingsGroup<?> group, Map<String, String> form) {
        var values = new HashMap<String, String>();
        for (var field : view.fields(group)) {
            var given = form.get(field.key());
            switch (field.kind()) {
                case SWITCH -> values.put(field.key(), given == null ? "false" : "true");
                case SECRET -> {
                    if (given != null && !given.isEmpty()) {
                        values.put(field.key(), given);
                    }
                }
                case LIST ->
                    putIfGiven(values, field.key(), given == null ? null : given.replaceAll("\\s*[\\r\\n,]+\\s*", ","));
                case CHOICE, TEXT -> putIfGiven(values, field.key(), given == null ? null : given.strip());
                case LONG_TEXT -> putIfGiven(values, field.key(), given);
            }
        }
        return values;
    }

    private static void putIfGiven(
            Map<String, String> values, String key, @org.jspecify.annotations.Nullable String given) {
        if (given != null) {
            values.put(key, given);
        }
    }

    private void requirePassword(SignedIn me, String password) {
        if (!passwords.isPassword(me.accountId(), password)) {
            throw FieldProblems.of(PASSWORD, "accounts.password.wrong");
        }
    }

    private SettingsGroup<?> find(String name) {
        return settings.group(name).orElseThrow(() -> Refused.notFound("There are no settings of that name."));
    }
}
