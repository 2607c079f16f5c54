package tributary.backend.admin.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tributary.backend.accounts.Role;
import tributary.backend.accounts.SignedIn;
import tributary.backend.admin.Setup;
import tributary.backend.site.AdminBox;
import tributary.backend.site.AdminFigure;

/// The dashboard's first screen.
@Controller
class OverviewPage {

    /// @param key of the message files
    record Box(String key, List<AdminFigure> figures) {}

    private final List<AdminBox> boxes;
    private final Setup setup;

    OverviewPage(List<AdminBox> boxes, Setup setup) {
        this.boxes = boxes;
        this.setup = setup;
    }

    @GetMapping("/admin")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var shown = new ArrayList<Box>();
        for (var head : AdminBox.Head.values()) {
            var figures = figures(head, me.role());
            if (head == AdminBox.Head.DECISION || !figures.isEmpty()) {
                shown.add(new Box(key(head), figures));
            }
        }
        model.addAttribute("boxes", shown);
        model.addAttribute("setup", me.isAdministrator() && !setup.isDone());
        return "admin/overview";
    }

    private List<AdminFigure> figures(AdminBox.Head head, Role role) {
        return boxes.stream()
                .filter(box -> box.head() == head && role.opens(box.access()))
                .flatMap(box -> box.figures().stream())
                .toList();
    }

    private static String key(AdminBox.Head head) {
        return switch (head) {
            case DECISION -> "admin.decision";
            case HEALTH -> "admin.health";
            case TRAFFIC -> "admin.traffic";
            case STORAGE -> "admin.storage";
        };
    }
}
