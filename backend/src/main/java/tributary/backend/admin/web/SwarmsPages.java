package tributary.backend.admin.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tributary.backend.admin.SwarmFigures;

/// Who is in which swarm (counts, never addresses), and what the tracker does.
@Controller
class SwarmsPages {

    private final SwarmFigures swarms;

    SwarmsPages(SwarmFigures swarms) {
        this.swarms = swarms;
    }

    @GetMapping("/admin/swarms")
    String show(Model model) {
        model.addAttribute("swarms", swarms.now());
        model.addAttribute("tracker", swarms.tracker());
        return "admin/swarms";
    }

    @GetMapping("/api/v1/server/swarms")
    @ResponseBody
    Map<String, Object> list() {
        var json = new LinkedHashMap<String, Object>();
        json.put("tracker", swarms.tracker());
        json.put("data", swarms.now());
        return json;
    }
}
