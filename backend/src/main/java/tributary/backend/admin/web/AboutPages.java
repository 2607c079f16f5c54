package tributary.backend.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.mail.Letter;
import tributary.backend.mail.Mailer;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.PageSettings;
import tributary.backend.site.Asker;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.InstanceSettings;
import tributary.backend.site.JsonBody;
import tributary.backend.site.LimitSettings;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;
import tributary.backend.site.Throttle;
import tributary.backend.site.TooMany;

/// Terms, privacy and contact. Texts that the operator has not written say what the program does, peers included.
@Controller
class AboutPages {

    private static final int LONGEST = 5000;

    /// PeerTube's body of a contact.
    record Contact(
            @Nullable String fromEmail,
            @Nullable String fromName,
            @Nullable String subject,
            @Nullable String body) {}

    private final LiveSettings settings;
    private final Mailer mailer;
    private final MessageSource messages;
    private final Throttle throttle;

    AboutPages(LiveSettings settings, Mailer mailer, MessageSource messages, LimitSettings limits, Clock clock) {
        this.settings = settings;
        this.mailer = mailer;
        this.messages = messages;
        this.throttle = new Throttle(limits.resetMail(), clock);
    }

    @GetMapping("/about/{page:terms|privacy}")
    String show(@PathVariable String page, Locale locale, Model model) {
        var own = page.equals("terms")
                ? settings.of(InstanceSettings.class).terms()
                : settings.of(PageSettings.class).privacy();
        var text = own.isBlank()
                ? String.valueOf(messages.getMessage("pages." + page + ".template", null, "", locale))
                : own;
        model.addAttribute("page", page);
        model.addAttribute("paragraphs", List.of(text.strip().split("\\R\\s*\\R")));
        return "about/text";
    }

    @GetMapping("/about/contact")
    String contact(Model model) {
        var operator = settings.of(PageSettings.class).operator().strip();
        model.addAttribute("paragraphs", operator.isEmpty() ? List.of() : List.of(operator.split("\\R\\s*\\R")));
        model.addAttribute("form", isOpen());
        return "about/contact";
    }

    @PostMapping("/about/contact")
    String write(
            @RequestParam(defaultValue = "") String fromName,
            @RequestParam(defaultValue = "") String fromEmail,
            @RequestParam(defaultValue = "") String body,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            send(new Contact(fromEmail, fromName, "", body), request);
        } catch (FieldProblems problems) {
            response.setStatus(problems.status().value());
            model.addAttribute("problems", problems.keys());
            model.addAttribute("fromName", fromName);
            model.addAttribute("fromEmail", fromEmail);
            model.addAttribute("body", body);
            return contact(model);
        }
        flash.addFlashAttribute("notice", "pages.contact.sent");
        return "redirect:/about/contact";
    }

    @PostMapping("/api/v1/server/contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void writeByApi(@SentAs(Contact.class) JsonBody body, HttpServletRequest request) {
        send(body.as(Contact.class), request);
    }

    private boolean isOpen() {
        return mailer.available()
                && !settings.of(PageSettings.class).contactEmail().isBlank();
    }

    private void send(Contact contact, HttpServletRequest request) {
        if (!isOpen()) {
            throw Refused.conflict("This site has no contact form.");
        }
        var problems = new LinkedHashMap<String, String>();
        var email = text(contact.fromEmail());
        var body = text(contact.body());
        if (!email.matches("[^@\\s]{1,64}@[^@\\s]{1,189}")) {
            problems.put("fromEmail", "accounts.email.form");
        }
        if (body.isBlank() || body.length() > LONGEST) {
            problems.put("body", "pages.contact.body.wrong");
        }
        if (!problems.isEmpty()) {
            throw new FieldProblems(problems);
        }
        throttle.take(Asker.of(request)).ifPresent(wait -> {
            throw new TooMany(wait);
        });
        var name = text(contact.fromName());
        mailer.post(
                settings.of(PageSettings.class).contactEmail(),
                new Letter(
                        text(contact.subject()).isBlank() ? "Contact" : text(contact.subject()),
                        List.of(name + " <" + email + ">", body),
                        null,
                        null,
                        Locale.ENGLISH));
    }

    private static String text(@Nullable String given) {
        return given == null
                ? ""
                : given.strip().substring(0, Math.min(LONGEST + 1, given.strip().length()));
    }
}
