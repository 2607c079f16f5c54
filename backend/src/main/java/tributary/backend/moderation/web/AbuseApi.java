package tributary.backend.moderation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.SignedIn;
import tributary.backend.audit.Audit;
import tributary.backend.moderation.NewReport;
import tributary.backend.moderation.Report;
import tributary.backend.moderation.ReportGate;
import tributary.backend.moderation.ReportReason;
import tributary.backend.moderation.Reports;
import tributary.backend.moderation.Subject;
import tributary.backend.moderation.Subjects;
import tributary.backend.site.JsonBody;
import tributary.backend.site.PageOf;
import tributary.backend.site.Paging;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.site.SentAs;

/// Reports as PeerTube's programs send and read them; there they are called abuses.
@RestController
class AbuseApi {

    private final Reports reports;
    private final ReportGate gate;
    private final Subjects subjects;
    private final AbuseJson json;
    private final PublicAddress address;
    private final Audit audit;

    AbuseApi(Reports reports, ReportGate gate, Subjects subjects, AbuseJson json, PublicAddress address, Audit audit) {
        this.reports = reports;
        this.gate = gate;
        this.subjects = subjects;
        this.json = json;
        this.address = address;
        this.audit = audit;
    }

    /// One of `video`, `channel` and `account`.
    record Form(
            @Nullable String reason,
            @Nullable List<String> predefinedReasons,
            @Nullable VideoPart video,
            @Nullable Thing channel,
            @Nullable Thing account) {}

    record VideoPart(
            @Nullable String id,
            @Nullable Integer startAt,
            @Nullable Integer endAt) {}

    record Thing(@Nullable String id) {}

    record Change(@Nullable Integer state, @Nullable String moderationComment) {}

    record MessageForm(@Nullable String message) {}

    @PostMapping("/api/v1/abuses")
    Map<String, Object> send(
            @SentAs(Form.class) JsonBody body,
            @AuthenticationPrincipal @Nullable SignedIn me,
            HttpServletRequest request) {
        gate.require(me);
        var form = body.as(Form.class);
        var video = form.video();
        var reasons = form.predefinedReasons() == null ? List.<String>of() : form.predefinedReasons();
        var report = new NewReport(
                subject(form, me),
                reasons.stream().map(AbuseApi::reason).toList(),
                form.reason() == null ? "" : form.reason(),
                video == null ? null : video.startAt(),
                video == null ? null : video.endAt());
        return Map.of("abuse", Map.of("id", gate.send(report, me, request)));
    }

    private Subject subject(Form form, @Nullable SignedIn me) {
        if (form.video() != null && form.video().id() != null) {
            return subjects.video(form.video().id(), me);
        }
        if (form.channel() != null && form.channel().id() != null) {
            return subjects.channel(form.channel().id());
        }
        if (form.account() != null && form.account().id() != null) {
            return subjects.account(form.account().id());
        }
        throw Refused.invalid("Say what you report: a video, a channel or an account, by its id.");
    }

    private static ReportReason reason(String text) {
        return ReportReason.of(text)
                .orElseThrow(() -> Refused.invalid(Map.of(
                        "predefinedReasons",
                        "Reasons are "
                                + String.join(
                                        ", ",
                                        Stream.of(ReportReason.values())
                                                .map(ReportReason::key)
                                                .toList())
                                + ".")));
    }

    @GetMapping("/api/v1/abuses")
    PageOf<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable Integer state,
            @RequestParam(defaultValue = "") String search,
            HttpServletRequest request) {
        var paging = Paging.of(start, count, null);
        var site = address.of(request);
        return reports.list(null, state(state), search, paging.start(), paging.count())
                .map(report -> json.forStaff(report, site));
    }

    @GetMapping("/api/v1/users/me/abuses")
    PageOf<Map<String, Object>> mine(
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String count,
            @RequestParam(required = false) @Nullable Integer state,
            @RequestParam(defaultValue = "") String search,
            @AuthenticationPrincipal SignedIn me,
            HttpServletRequest request) {
        var paging = Paging.of(start, count, null);
        var site = address.of(request);
        return reports.list(me.accountId(), state(state), search, paging.start(), paging.count())
                .map(report -> json.forReporter(report, site));
    }

    private static Report.@Nullable State state(@Nullable Integer id) {
        if (id == null) {
            return null;
        }
        if (id < 1 || id > 3) {
            throw Refused.invalid(Map.of("state", "States are 1 (pending), 2 (rejected) and 3 (accepted)."));
        }
        return Report.State.of(id);
    }

    @PutMapping("/api/v1/abuses/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable long id, @SentAs(Change.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var form = body.as(Change.class);
        var report = found(id);
        reports.mark(report.id(), state(form.state()), form.moderationComment());
        record(me, "mark-report", id, form.moderationComment());
    }

    @DeleteMapping("/api/v1/abuses/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @AuthenticationPrincipal SignedIn me) {
        reports.delete(found(id));
        record(me, "delete-report", id, null);
    }

    private void record(SignedIn me, String deed, long report, @Nullable String reason) {
        audit.record(me, "moderation." + deed, "report", Long.toString(report), reason, Map.of());
    }

    private Report found(long id) {
        return reports.find(id).orElseThrow(() -> Refused.notFound("There is no such report."));
    }

    @GetMapping("/api/v1/abuses/{id}/messages")
    PageOf<Map<String, Object>> messages(
            @PathVariable long id, @AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
        var report = reports.require(id, me);
        var site = address.of(request);
        var messages = reports.messages(report.id());
        return new PageOf<>(messages.size(), messages).map(message -> json.message(message, site));
    }

    @PostMapping("/api/v1/abuses/{id}/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void write(@PathVariable long id, @SentAs(MessageForm.class) JsonBody body, @AuthenticationPrincipal SignedIn me) {
        var report = reports.require(id, me);
        var text = body.as(MessageForm.class).message();
        reports.write(report, me, text == null ? "" : text);
    }

    @DeleteMapping("/api/v1/abuses/{id}/messages/{message}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteMessage(@PathVariable long id, @PathVariable long message) {
        if (!reports.deleteMessage(found(id).id(), message)) {
            throw Refused.notFound("There is no such message.");
        }
    }
}
