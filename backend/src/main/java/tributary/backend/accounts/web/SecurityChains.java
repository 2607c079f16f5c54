package tributary.backend.accounts.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import tributary.backend.accounts.LastSeen;
import tributary.backend.accounts.Tokens;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.PublicAddress;

/// Four doors: files that check rights themselves, what players say and ask while they play, the API for programs, and
/// everything else for browsers. (The workers' door stands before these and is the workers module's.)
@Configuration
class SecurityChains {

    private final Tokens tokens;
    private final BrowserSessions sessions;
    private final ErrorAnswers answers;
    private final LastSeen seen;

    SecurityChains(Tokens tokens, BrowserSessions sessions, ErrorAnswers answers, LastSeen seen) {
        this.seen = seen;
        this.tokens = tokens;
        this.sessions = sessions;
        this.answers = answers;
    }

    /// A request is one step in traces and figures, not one for each filter that it passes.
    @Bean
    SecurityObservationSettings observed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(20)
    SecurityFilterChain files(HttpSecurity http) {
        common(http);
        http.securityMatcher(
                        "/media/**",
                        "/torrents/**",
                        "/assets/**",
                        "/announce",
                        "/scrape",
                        "/favicon.svg",
                        "/actuator/health/**")
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        IdentityFilter.byEither(tokens, answers, seen, sessions), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    /// A player is a program on a page: its viewer is known by the browser's session. None of this does what a page of
    /// another site could want in its visitor's name, whose browser keeps the answer from it as well.
    @Bean
    @Order(25)
    SecurityFilterChain players(HttpSecurity http, RouteAccess access) {
        common(http);
        http.securityMatcher(
                        "/api/v1/videos/*/presence",
                        "/api/v1/videos/*/swarm",
                        "/api/v1/videos/*/views",
                        "/api/v1/videos/*/watching",
                        "/api/v1/videos/*/offload")
                .csrf(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(everyOrigin()))
                .addFilterBefore(
                        IdentityFilter.byEither(tokens, answers, seen, sessions), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(access));
        return http.build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain api(HttpSecurity http, RouteAccess access) {
        common(http);
        http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(everyOrigin()))
                .addFilterBefore(IdentityFilter.byToken(tokens, answers, seen), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(access));
        return http.build();
    }

    @Bean
    @Order(40)
    SecurityFilterChain pages(HttpSecurity http, RouteAccess access, CookieCsrfTokenRepository csrfTokens) {
        common(http);
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .addFilterBefore(
                        IdentityFilter.bySession(tokens, answers, seen, sessions), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new CrossSiteFilter(answers), IdentityFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(access));
        return http.build();
    }

    private void common(HttpSecurity http) {
        var refusals = new Refusals(answers);
        // Sessions are begun and ended by hand, and hold no security context.
        http.sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                // The site's own filter writes them, for what never gets here too.
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    /// Half of a token pair in a cookie, half in the form: no session is needed for a visitor who only looks.
    @Bean
    CookieCsrfTokenRepository csrfTokens(PublicAddress address) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> {
            cookie.httpOnly(true).sameSite("Lax").path("/");
            if (address.configuredAsHttps()) {
                cookie.secure(true);
            }
        });
        return tokens;
    }

    @Bean
    CookieSerializer sessionCookie(PublicAddress address) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setCookieMaxAge(30 * 24 * 3600);
        if (address.configuredAsHttps()) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    /// Keeps Spring Boot from inventing a user with a printed password: accounts sign in through their own code.
    @Bean
    UserDetailsService noOtherUsers() {
        return name -> {
            throw new UsernameNotFoundException("accounts sign in elsewhere");
        };
    }

    private static CorsConfigurationSource everyOrigin() {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        rules.setAllowedMethods(List.of(
                HttpMethod.GET.name(),
                HttpMethod.HEAD.name(),
                HttpMethod.POST.name(),
                HttpMethod.PUT.name(),
                HttpMethod.PATCH.name(),
                HttpMethod.DELETE.name()));
        rules.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        rules.setExposedHeaders(List.of("Retry-After", "Location", "Range"));
        rules.setMaxAge(3600L);
        return _ -> rules;
    }
}
