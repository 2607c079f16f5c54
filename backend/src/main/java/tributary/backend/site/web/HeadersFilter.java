package tributary.backend.site.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.PublicAddress;

/// Security headers of every answer: pages may load nothing from elsewhere and run nothing inline, and only embed pages
/// may
/// stand in somebody else's frame.
final class HeadersFilter extends OncePerRequestFilter {

    private static final String EMBED = "/videos/embed/";

    private final PublicAddress address;

    HeadersFilter(PublicAddress address) {
        this.address = address;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var embedded = ErrorAnswers.originalPath(request).startsWith(EMBED);
        response.setHeader("Content-Security-Policy", policy(request, embedded));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        if (!embedded) {
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (request.isSecure() && address.configuredAsHttps()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /// Not every browser counts web sockets of the same host as `'self'`, so they are named.
    private static String policy(HttpServletRequest request, boolean embedded) {
        var host = PublicAddress.host(PublicAddress.ofRequest(request));
        var sockets = host.matches("[A-Za-z0-9.:_\\[\\]-]+") ? " ws://" + host + " wss://" + host : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                + "media-src 'self' blob:; font-src 'self'; manifest-src 'self'; connect-src 'self'" + sockets
                + "; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors "
                + (embedded ? "*" : "'none'");
    }
}
