package tributary.backend.admin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.audit.Audit;
import tributary.backend.audit.AuditEntry;
import tributary.backend.audit.AuditQuery;

/// The audit log: to look through, and to take away.
@Controller
class AuditPages {

    private static final int ON_A_PAGE = 50;
    private static final int IN_AN_EXPORT = 100_000;

    private final Audit audit;
    private final JsonMapper json;

    AuditPages(Audit audit, JsonMapper json) {
        this.audit = audit;
        this.json = json;
    }

    @GetMapping("/admin/audit")
    String show(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        var found = audit.find(query(account, action, subject, before, ON_A_PAGE + 1));
        var page = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute("entries", page);
        model.addAttribute("account", account);
        model.addAttribute("action", action);
        model.addAttribute("subject", subject);
        model.addAttribute("next", found.size() > ON_A_PAGE ? page.getLast().id() : null);
        return "admin/audit";
    }

    @GetMapping("/admin/audit/export")
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            HttpServletResponse response)
            throws IOException {
        var query = query(account, action, subject, null, IN_AN_EXPORT);
        var isJson = "json".equals(format);
        response.setContentType(isJson ? "application/x-ndjson;charset=UTF-8" : "text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"audit-log." + (isJson ? "ndjson" : "csv") + "\"");
        var out = response.getWriter();
        if (isJson) {
            audit.each(query, entry -> out.println(json.writeValueAsString(entry)));
        } else {
            out.println("id,at,account,role,action,subject_kind,subject_id,reason,details");
            audit.each(query, entry -> printLine(out, entry));
        }
    }

    @GetMapping("/api/v1/audit-log")
    @ResponseBody
    Map<String, Object> list(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int count) {
        return Map.of("data", audit.find(query(account, action, subject, before, Math.clamp(count, 1, 100))));
    }

    private static AuditQuery query(String account, String action, String subject, @Nullable Long before, int count) {
        return new AuditQuery(account.strip(), action.strip(), "", subject.strip(), before, count);
    }

    private void printLine(PrintWriter out, AuditEntry entry) {
        var cells = List.of(
                Long.toString(entry.id()),
                entry.at().toString(),
                text(entry.accountName()),
                text(entry.role()),
                entry.action(),
                entry.subjectKind(),
                entry.subjectId(),
                text(entry.reason()),
                json.writeValueAsString(entry.details()));
        out.println(String.join(",", cells.stream().map(Csv::cell).toList()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
