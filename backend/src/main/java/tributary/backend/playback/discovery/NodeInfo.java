package tributary.backend.playback.discovery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tributary.backend.accounts.AccountSettings;
import tributary.backend.playback.PublicFigures;
import tributary.backend.settings.LiveSettings;
import tributary.backend.site.InstanceSettings;
import tributary.backend.site.PublicAddress;

/// Who we are, for directories of sites (NodeInfo 2.0). We give our own name, not that of the program
/// whose API we answer.
@RestController
class NodeInfo {

    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.0";
    private static final String TYPE = "application/json; profile=\"" + SCHEMA + "#\"";

    private final PublicFigures figures;
    private final LiveSettings settings;
    private final AccountSettings accounts;
    private final PublicAddress address;

    NodeInfo(PublicFigures figures, LiveSettings settings, AccountSettings accounts, PublicAddress address) {
        this.figures = figures;
        this.settings = settings;
        this.accounts = accounts;
        this.address = address;
    }

    @GetMapping("/.well-known/nodeinfo")
    ResponseEntity<Map<String, Object>> links(HttpServletRequest request) {
        var link = Map.of("rel", SCHEMA, "href", address.of(request) + "/nodeinfo/2.0.json");
        return open(MediaType.APPLICATION_JSON, Map.of("links", List.of(link)));
    }

    @GetMapping("/nodeinfo/2.0.json")
    ResponseEntity<Map<String, Object>> nodeInfo() {
        var now = figures.now();
        return open(
                MediaType.parseMediaType(TYPE),
                Map.of(
                        "version", "2.0",
                        "software", Map.of("name", "tributary", "version", version()),
                        "protocols", List.of(),
                        "services", Map.of("inbound", List.of(), "outbound", List.of("atom1.0", "rss2.0")),
                        "openRegistrations", accounts.signUp(),
                        "usage",
                                Map.of(
                                        "users", Map.of("total", now.accounts()),
                                        "localPosts", now.videos(),
                                        "localComments", 0),
                        "metadata",
                                Map.of(
                                        "nodeName",
                                        settings.of(InstanceSettings.class).name(),
                                        "nodeDescription",
                                        settings.of(InstanceSettings.class).shortDescription())));
    }

    private static String version() {
        var version = NodeInfo.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }

    private static ResponseEntity<Map<String, Object>> open(MediaType type, Map<String, Object> body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(body);
    }
}
