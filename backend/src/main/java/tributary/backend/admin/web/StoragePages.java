package tributary.backend.admin.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.admin.storage.Orphans;
import tributary.backend.admin.storage.StorageFigures;
import tributary.backend.audit.Audit;

/// What lies on the disks and what could go.
@Controller
class StoragePages {

    private final StorageFigures figures;
    private final Orphans orphans;
    private final Audit audit;

    StoragePages(StorageFigures figures, Orphans orphans, Audit audit) {
        this.figures = figures;
        this.orphans = orphans;
        this.audit = audit;
    }

    @GetMapping("/admin/storage")
    String show(Model model) {
        var growth = new LinkedHashMap<String, Map<String, Long>>();
        figures.growth()
                .forEach(day -> growth.computeIfAbsent(day.day().toString(), _ -> new LinkedHashMap<>())
                        .put(day.kind(), day.bytes()));
        model.addAttribute("disk", figures.disk());
        model.addAttribute("kinds", figures.byKind());
        model.addAttribute("channels", figures.byChannel());
        model.addAttribute("growth", growth);
        model.addAttribute("freeable", figures.freeable());
        model.addAttribute("orphans", orphans.found());
        return "admin/storage";
    }

    @PostMapping("/admin/storage/orphans/look")
    String look() {
        orphans.look();
        return "redirect:/admin/storage";
    }

    @PostMapping("/admin/storage/orphans")
    String sweep(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
        var swept = orphans.sweep();
        audit.record(
                me,
                "storage.sweep",
                "storage",
                "orphans",
                null,
                Map.of("things", swept.things(), "bytes", swept.bytes()));
        flash.addFlashAttribute("notice", "storage.orphans.swept");
        flash.addFlashAttribute("noticeValue", swept.things());
        return "redirect:/admin/storage";
    }

    @GetMapping("/api/v1/server/storage")
    @ResponseBody
    Map<String, Object> list() {
        var json = new LinkedHashMap<String, Object>();
        json.put("disk", figures.disk());
        json.put("kinds", figures.byKind());
        json.put("channels", figures.byChannel());
        json.put("growth", figures.growth());
        json.put("freeable", figures.freeable());
        json.put("orphans", orphans.found());
        return json;
    }
}
