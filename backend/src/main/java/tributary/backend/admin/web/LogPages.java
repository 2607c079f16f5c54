package tributary.backend.admin.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tributary.backend.admin.logs.LogFile;

/// What the site writes down about its own work.
@Controller
class LogPages {

    private static final int ON_A_PAGE = 100;

    private final LogFile log;

    LogPages(LogFile log) {
        this.log = log;
    }

    @GetMapping("/admin/logs")
    String show(
            @RequestParam(defaultValue = "INFO") String level,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        var part = log.read(level.toUpperCase(Locale.ROOT), text.strip(), before, ON_A_PAGE);
        model.addAttribute("lines", part.lines());
        model.addAttribute("next", part.before());
        model.addAttribute("levels", List.of("INFO", "WARN", "ERROR"));
        model.addAttribute("level", level);
        model.addAttribute("text", text);
        return "admin/logs";
    }

    /// PeerTube's name and parameters as far as they mean the same.
    @GetMapping("/api/v1/server/logs")
    @ResponseBody
    List<LogFile.Line> list(
            @RequestParam(defaultValue = "info") String level,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable Long before) {
        return log.read(level.toUpperCase(Locale.ROOT), search.strip(), before, 1000)
                .lines();
    }
}
