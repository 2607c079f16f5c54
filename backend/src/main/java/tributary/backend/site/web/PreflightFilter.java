package tributary.backend.site.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import tributary.backend.site.CrossOrigin;

/// Answers the questions that browsers ask before they load files for pages of other sites. Whether a file may be had
/// is decided when it is asked for; the framework's own answers would be given per route and for private files too.
final class PreflightFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ("OPTIONS".equals(request.getMethod())) {
            CrossOrigin.answerPreflight(response);
            return;
        }
        chain.doFilter(request, response);
    }

    @Configuration
    static class Registration {

        @Bean
        FilterRegistrationBean<PreflightFilter> preflightFilter() {
            var registration = new FilterRegistrationBean<>(new PreflightFilter());
            registration.addUrlPatterns("/media/*", "/torrents/*");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
            return registration;
        }
    }
}
