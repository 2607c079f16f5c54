package tributary.backend.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tributary.backend.accounts.SignedIn;
import tributary.backend.settings.LiveSettings;
import tributary.backend.settings.NoticeSettings;
import tributary.backend.site.Refused;

/// Closes the site for everybody but the team while there is work on it. Who watches may go on: media, torrents and the
/// tracker stay open, and workers go on too.
final class Maintenance implements HandlerInterceptor {

    private static final String RETRY_AFTER_SECONDS = "300";
    private static final List<String> OPEN = List.of(
            "/login",
            "/logout",
            "/reset-password",
            "/assets/",
            "/media/",
            "/torrents/",
            "/announce",
            "/scrape",
            "/worker/",
            "/error",
            "/favicon",
            "/metrics",
            "/api/v1/ping",
            "/api/v1/oauth-clients/",
            "/api/v1/users/token");

    private final LiveSettings settings;

    private Maintenance(LiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var notice = settings.of(NoticeSettings.class);
        if (!notice.maintenance() || isOpen(request.getRequestURI()) || isTeam()) {
            return true;
        }
        response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        throw new Refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "maintenance",
                notice.maintenanceText().isBlank()
                        ? "The site is closed for a short while, because somebody is working on it. Please come back"
                                + " later."
                        : notice.maintenanceText());
    }

    private static boolean isOpen(String path) {
        return OPEN.stream().anyMatch(path::startsWith);
    }

    private static boolean isTeam() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof SignedIn account
                && account.isModerator();
    }

    /// Puts it before all controllers.
    @Configuration
    static class Registration implements WebMvcConfigurer {

        private final LiveSettings settings;

        Registration(LiveSettings settings) {
            this.settings = settings;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new Maintenance(settings));
        }
    }
}
