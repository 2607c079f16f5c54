package tributary.backend.site.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Believes `X-Forwarded-For`, `-Proto` and `-Host` when, and only when, the request comes from a configured proxy.
final class TrustedProxyFilter extends OncePerRequestFilter {

    private final List<IpAddressMatcher> proxies;

    TrustedProxyFilter(List<String> proxies) {
        this.proxies = proxies.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                isProxy(request.getRemoteAddr()) ? new ForwardedRequest(request, visitor(request)) : request, response);
    }

    /// The last address of the chain that is not one of our proxies: those before it can be invented.
    private String visitor(HttpServletRequest request) {
        var hops = new ArrayList<String>();
        for (var header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            for (var hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        for (var hop : hops.reversed()) {
            if (!looksLikeAddress(hop)) {
                break;
            }
            if (!isProxy(hop)) {
                return hop;
            }
        }
        return request.getRemoteAddr();
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(network -> network.matches(address));
    }

    /// Keeps host names away from the matcher, which would look them up.
    private static boolean looksLikeAddress(String text) {
        return text.matches("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");
    }
}
