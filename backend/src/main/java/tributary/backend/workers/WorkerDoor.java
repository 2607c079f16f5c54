package tributary.backend.workers;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.Refused;

/// The door of the worker API: a token of the right kind, and nothing else, opens it.
@Configuration
class WorkerDoor {

    @Bean
    @Order(10)
    SecurityFilterChain workers(HttpSecurity http, WorkerTokens tokens, ErrorAnswers answers) {
        http.securityMatcher("/worker/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .addFilterBefore(new WorkerTokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/worker/v1/seeding/**")
                        .hasAuthority(WorkerKind.SEEDER.name())
                        .requestMatchers("/worker/v1/transcoding/**")
                        .hasAuthority(WorkerKind.TRANSCODER.name())
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, _) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            answers.send(
                                    request,
                                    response,
                                    new Refused(HttpStatus.UNAUTHORIZED, null, "This needs a worker's token."));
                        })
                        .accessDeniedHandler((request, response, _) -> answers.send(
                                request,
                                response,
                                Refused.forbidden("A worker's token opens that worker's part of the API only."))));
        return http.build();
    }
}
