package tributary.backend.admin.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tributary.backend.accounts.SignedIn;
import tributary.backend.admin.Jobs;
import tributary.backend.admin.Workers;
import tributary.backend.site.JobQueue;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.Refused;

/// Background work: what waits, runs and has failed, and who does it.
@Controller
class JobsPages {

    private static final int ON_THE_PAGE = 50;
    private static final int MOST = 1000;

    private final Jobs jobs;
    private final Workers workers;

    JobsPages(Jobs jobs, Workers workers) {
        this.jobs = jobs;
        this.workers = workers;
    }

    @GetMapping("/admin/jobs")
    String show(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var counts = new LinkedHashMap<String, Long>();
        for (var each : JobQueue.State.values()) {
            counts.put(each.name(), jobs.count(kind, each));
        }
        var chosen = state(state.isEmpty() ? firstWithSomething(counts) : state);
        var found = jobs.list(kind, chosen, kind.isEmpty() ? null : after, ON_THE_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_THE_PAGE, found.size()));
        model.addAttribute("more", found.size() > ON_THE_PAGE);
        model.addAttribute(
                "next", shown.isEmpty() ? null : shown.getLast().job().id());
        model.addAttribute("kinds", jobs.kinds());
        model.addAttribute("kind", kind);
        model.addAttribute("state", chosen.name());
        model.addAttribute("counts", counts);
        model.addAttribute("lines", shown);
        model.addAttribute("workers", workers.all());
        return "admin/jobs";
    }

    private static String firstWithSomething(Map<String, Long> counts) {
        for (var each : List.of(JobQueue.State.FAILED, JobQueue.State.RUNNING)) {
            if (counts.getOrDefault(each.name(), 0L) > 0) {
                return each.name();
            }
        }
        return JobQueue.State.WAITING.name();
    }

    @PostMapping("/admin/jobs/{kind}/{id}")
    String act(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String deed,
            @RequestParam(defaultValue = "") String state,
            RedirectAttributes flash) {
        flash.addFlashAttribute("notice", act(me, kind, deed, id) ? "jobs.done" : "jobs.gone");
        flash.addAttribute("state", state);
        return "redirect:/admin/jobs";
    }

    /// PeerTube's list. States by its names: `waiting`, `active`, `failed`, and `delayed` or `completed`, of which
    /// there are
    /// none here: what waits for its next attempt is waiting, and what is done is no job any more.
    @GetMapping({"/api/v1/jobs", "/api/v1/jobs/{state}"})
    @ResponseBody
    PageOf<Map<String, Object>> list(
            @PathVariable(required = false) @Nullable String state,
            @RequestParam(defaultValue = "") String jobType,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count) {
        var paging = Paging.of(start, count, null);
        var states = peerTubeStates(state == null ? "" : state);
        var found = new ArrayList<Map<String, Object>>();
        var total = 0L;
        for (var each : states) {
            total += jobs.count(jobType, each);
            jobs.list(jobType, each, null, (int) Math.min(MOST, paging.start() + paging.count()))
                    .forEach(line -> found.add(json(line)));
        }
        return new PageOf<>(
                total, found.stream().skip(paging.start()).limit(paging.count()).toList());
    }

    @PostMapping("/api/v1/jobs/{kind}/{id}/{deed}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void actByApi(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String deed) {
        if (!act(me, kind, deed, id)) {
            throw Refused.notFound("There is no such job, or not in a state in which that can be done.");
        }
    }

    private boolean act(SignedIn me, String kind, String deed, String id) {
        for (var each : JobQueue.Deed.values()) {
            if (each.name().equalsIgnoreCase(deed)) {
                return jobs.act(me, kind, each, id);
            }
        }
        throw Refused.invalid("A job can be told: retry, cancel or first.");
    }

    private static JobQueue.State state(String name) {
        for (var each : JobQueue.State.values()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw Refused.invalid("The states are waiting, running and failed.");
    }

    private static List<JobQueue.State> peerTubeStates(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "" -> List.of(JobQueue.State.values());
            case "waiting" -> List.of(JobQueue.State.WAITING);
            case "active" -> List.of(JobQueue.State.RUNNING);
            case "failed" -> List.of(JobQueue.State.FAILED);
            case "completed", "delayed", "paused", "waiting-children", "prioritized" -> List.of();
            default -> throw Refused.invalid("There is no such state of jobs.");
        };
    }

    private static Map<String, Object> json(Jobs.Line line) {
        var job = line.job();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", job.id());
        json.put("type", line.kind());
        json.put(
                "state",
                switch (job.state()) {
                    case WAITING -> "waiting";
                    case RUNNING -> "active";
                    case FAILED -> "failed";
                });
        json.put("data", Map.of("subject", job.subject()));
        json.put("error", job.reason() == null ? null : Map.of("message", job.reason()));
        json.put("progress", job.percent());
        json.put("priority", job.priority());
        json.put("attempts", job.attempts());
        json.put("worker", job.worker());
        json.put("createdAt", job.createdAt().toString());
        return json;
    }
}
