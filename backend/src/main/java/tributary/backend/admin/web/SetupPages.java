package tributary.backend.admin.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tributary.backend.admin.Setup;

/// What a new site should be told first. Its steps are the pages of settings; this page leads through them.
@Controller
class SetupPages {

    private final Setup setup;

    SetupPages(Setup setup) {
        this.setup = setup;
    }

    @GetMapping("/admin/setup")
    String show(Model model) {
        model.addAttribute("steps", setup.steps());
        return "admin/setup";
    }

    @PostMapping("/admin/setup")
    String finish() {
        setup.finish();
        return "redirect:/admin";
    }
}
