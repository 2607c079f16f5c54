package tributary.backend.admin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.Accounts;
import tributary.backend.accounts.SignedIn;
import tributary.backend.admin.health.HealthLine;
import tributary.backend.admin.health.HealthResult;
import tributary.backend.admin.health.HealthRound;
import tributary.backend.admin.health.SlowStatements;
import tributary.backend.mail.Letter;
import tributary.backend.mail.MailRefused;
import tributary.backend.mail.Mailer;

/// Whether everything works: last results, and buttons to test anew.
@Controller
class HealthPages {

    private static final int SLOWEST = 10;

    /// @param words what was found, in the reader's language
    record Line(
            String name,
            HealthResult.@Nullable State state,
            String words,
            @Nullable HealthLine result) {}

    private final HealthRound round;
    private final SlowStatements statements;
    private final Mailer mailer;
    private final Accounts accounts;
    private final MessageSource messages;

    HealthPages(
            HealthRound round, SlowStatements statements, Mailer mailer, Accounts accounts, MessageSource messages) {
        this.round = round;
        this.statements = statements;
        this.mailer = mailer;
        this.accounts = accounts;
        this.messages = messages;
    }

    @GetMapping("/admin/health")
    String show(Locale locale, HttpServletResponse response, Model model) {
        if (round.isRunning()) {
            response.setHeader("Refresh", "2");
        }
        model.addAttribute("lines", lines(locale));
        model.addAttribute("running", round.isRunning());
        model.addAttribute("statements", statements.slowest(SLOWEST));
        model.addAttribute("mail", mailer.available());
        return "admin/health";
    }

    @PostMapping("/admin/health")
    String test() {
        round.start();
        return "redirect:/admin/health";
    }

    @PostMapping("/admin/health/letter")
    String letter(@AuthenticationPrincipal SignedIn me, Locale locale, RedirectAttributes flash) {
        var to = accounts.find(me.accountId()).orElseThrow().email();
        try {
            mailer.send(
                    to,
                    new Letter(
                            text("health.letter.subject", locale),
                            List.of(text("health.letter.text", locale)),
                            null,
                            null,
                            locale));
            flash.addFlashAttribute("notice", "health.letter.sent");
            flash.addFlashAttribute("noticeValue", to);
        } catch (MailRefused refused) {
            flash.addFlashAttribute("letterRefused", refused.getMessage());
        }
        return "redirect:/admin/health";
    }

    @GetMapping("/api/v1/server/health")
    @ResponseBody
    Map<String, Object> list() {
        var data = new ArrayList<Map<String, Object>>();
        for (var line : lines(Locale.ENGLISH)) {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", line.name());
            json.put("state", line.state() == null ? null : line.state().name().toLowerCase(Locale.ROOT));
            json.put("text", line.words());
            json.put(
                    "testedAt",
                    line.result() == null ? null : line.result().at().toString());
            json.put(
                    "milliseconds", line.result() == null ? null : line.result().millis());
            data.add(json);
        }
        return Map.of("running", round.isRunning(), "data", data);
    }

    @PostMapping("/api/v1/server/health")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ResponseBody
    void start() {
        round.start();
    }

    private List<Line> lines(Locale locale) {
        var results = round.results();
        return round.names().stream()
                .map(name -> {
                    var line = results.get(name);
                    return line == null
                            ? new Line(name, null, text("health.never", locale), null)
                            : new Line(name, line.result().state(), words(line, locale), line);
                })
                .toList();
    }

    private String words(HealthLine line, Locale locale) {
        var result = line.result();
        var own = "health." + line.name() + "." + result.key();
        var key = result.key().equals("timeout") || result.key().equals("failed") ? "health." + result.key() : own;
        return String.valueOf(messages.getMessage(key, result.values().toArray(), key, locale));
    }

    private String text(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }
}
