package tributary.backend.admin.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import tributary.backend.admin.OffloadFigures;
import tributary.backend.admin.SwarmFigures;

/// Who is in which swarm (counts, never addresses), where viewers' bytes came from, and what the tracker does.
@Controller
class SwarmsPages {

    private final SwarmFigures swarms;
    private final OffloadFigures offload;

    SwarmsPages(SwarmFigures swarms, OffloadFigures offload) {
        this.swarms = swarms;
        this.offload = offload;
    }

    @GetMapping("/admin/swarms")
    String show(Model model) {
        var month = offload.month();
        model.addAttribute("swarms", swarms.now());
        model.addAttribute("tracker", swarms.tracker());
        model.addAttribute("month", month);
        model.addAttribute("days", month.days().reversed());
        model.addAttribute("chart", OffloadChart.of(month.days(), LocalDate.ofInstant(month.at(), ZoneOffset.UTC)));
        return "admin/swarms";
    }

    @GetMapping("/api/v1/server/swarms")
    @ResponseBody
    Map<String, Object> list() {
        var month = offload.month();
        var json = new LinkedHashMap<String, Object>();
        json.put("tracker", swarms.tracker());
        json.put("data", swarms.now());
        json.put("savedBytes", month.saved());
        json.put("videos", month.videos());
        return json;
    }
}
