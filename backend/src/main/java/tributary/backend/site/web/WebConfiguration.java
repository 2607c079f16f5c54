package tributary.backend.site.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.LimitSettings;
import tributary.backend.site.PublicAddress;
import tributary.backend.site.SiteSettings;

@Configuration
class WebConfiguration implements WebMvcConfigurer {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final JsonMapper json;

    WebConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(FOR_EVER)
                .resourceChain(false)
                .addResolver(new BestCoding())
                .addResolver(new CachingResourceResolver(new ConcurrentMapCache("assets")))
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/favicon.svg")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new JsonBodyResolver(json));
    }

    /// The languages that the message files have; everybody else reads English.
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.ENGLISH, Locale.GERMAN));
        resolver.setDefaultLocale(Locale.ENGLISH);
        return resolver;
    }

    @Bean
    FilterRegistrationBean<TrustedProxyFilter> trustedProxyFilter(SiteSettings settings) {
        return first(new TrustedProxyFilter(settings.trustedProxies()), 0);
    }

    @Bean
    FilterRegistrationBean<HeadersFilter> headersFilter(PublicAddress address) {
        return first(new HeadersFilter(address), 1);
    }

    /// Existing programs end API addresses with a slash.
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashFilter() {
        return first(
                UrlHandlerFilter.trailingSlashHandler("/api/**").wrapRequest().build(), 2);
    }

    @Bean
    FilterRegistrationBean<ApiLimitFilter> apiLimitFilter(LimitSettings limits, Clock clock, ErrorAnswers answers) {
        return first(new ApiLimitFilter(limits, clock, answers), 3);
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> first(F filter, int place) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
