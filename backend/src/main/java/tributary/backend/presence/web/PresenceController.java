package tributary.backend.presence.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.accounts.SignedIn;
import tributary.backend.presence.OpenPage;
import tributary.backend.presence.Presence;
import tributary.backend.presence.PresenceSettings;
import tributary.backend.site.Access;
import tributary.backend.site.Asker;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.Refused;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;
import tributary.backend.videos.VideoAccess;

/// Where an open page holds its line. Whoever may see the video may.
@Controller
class PresenceController {

    private static final String ROUTE = "/api/v1/videos/{id}/presence";
    private static final String PAGE_ID = "[0-9a-zA-Z-]{8,40}";

    private final VideoAccess access;
    private final Presence presence;
    private final PresenceSettings settings;
    private final PublicAddress address;
    private final JsonMapper json;

    PresenceController(
            VideoAccess access, Presence presence, PresenceSettings settings, PublicAddress address, JsonMapper json) {
        this.access = access;
        this.presence = presence;
        this.settings = settings;
        this.address = address;
        this.json = json;
    }

    /// @param page what the page calls itself as long as it is open
    @GetMapping(ROUTE)
    void open(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String page,
            @AuthenticationPrincipal @Nullable SignedIn viewer,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException, DeploymentException {
        var video = access.requirePlayable(id, viewer);
        requireOwnPage(request);
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw new Refused(HttpStatus.UPGRADE_REQUIRED, null, "Open this address as a WebSocket.");
        }
        presence.requireRoom(Asker.of(request));
        var pageId = page.matches(PAGE_ID) ? page : UUID.randomUUID().toString();
        var privileged = access.mayChange(video, viewer);
        var asker = Asker.of(request);
        upgrade(
                request,
                response,
                new PageSocket(
                        presence,
                        settings,
                        json,
                        video,
                        line -> new OpenPage(pageId, video.id(), asker, language, privileged, line)));
    }

    /// A page of another site could open a line in its visitor's name (RFC 6455, 10.2). Programs send no origin.
    private void requireOwnPage(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null
                && !authority(origin).equalsIgnoreCase(request.getHeader(HttpHeaders.HOST))
                && !origin.equalsIgnoreCase(address.of(request))) {
            throw Refused.forbidden("Only pages of this site may open this line.");
        }
    }

    private static String authority(String origin) {
        try {
            var authority = URI.create(origin).getAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static void upgrade(HttpServletRequest request, HttpServletResponse response, PageSocket socket)
            throws IOException, ServletException, DeploymentException {
        var container = (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
        var endpoint = ServerEndpointConfig.Builder.create(PageSocket.class, ROUTE)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(socket);
                    }

                    @Override
                    public boolean checkOrigin(String origin) {
                        return true;
                    }
                })
                .build();
        container.upgradeHttpToWebSocket(request, response, endpoint, Map.of());
    }

    @Configuration
    static class PresenceRoutes {

        @Bean
        Routes presenceRoutes() {
            return () -> List.of(RouteRule.get(ROUTE, Access.ANYONE));
        }

        /// Tomcat's own WebSockets, which it only offers where they are asked for.
        @Bean
        ServletContextInitializer webSockets() {
            return context -> new WsSci().onStartup(Set.of(), context);
        }
    }
}
