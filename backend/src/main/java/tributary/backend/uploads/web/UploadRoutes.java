package tributary.backend.uploads.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

/// Everything here is for those who are signed in; whose upload it is decides the rest.
@Configuration
class UploadRoutes {

    static final String PAGES = "/studio/uploads";
    static final String PROGRAMS = "/api/v1/uploads";
    static final String MULTIPART = "/api/v1/videos/upload";
    static final String RESUMABLE = "/api/v1/videos/upload-resumable";
    static final String QUOTA = "/api/v1/users/me/video-quota-used";

    @Bean
    Routes uploadRules() {
        var rules = new ArrayList<RouteRule>();
        for (var prefix : List.of(PAGES, PROGRAMS)) {
            rules.add(new RouteRule(HttpMethod.OPTIONS, prefix, Access.ANYONE));
            rules.add(RouteRule.get(prefix, Access.SIGNED_IN));
            rules.add(RouteRule.post(prefix, Access.SIGNED_IN));
            rules.add(new RouteRule(HttpMethod.HEAD, prefix + "/{id}", Access.SIGNED_IN));
            rules.add(RouteRule.patch(prefix + "/{id}", Access.SIGNED_IN));
            rules.add(RouteRule.delete(prefix + "/{id}", Access.SIGNED_IN));
            rules.add(RouteRule.put(prefix + "/{id}/details", Access.SIGNED_IN));
        }
        rules.add(RouteRule.post(MULTIPART, Access.SIGNED_IN));
        rules.add(RouteRule.post(RESUMABLE, Access.SIGNED_IN));
        rules.add(RouteRule.put(RESUMABLE, Access.SIGNED_IN));
        rules.add(RouteRule.delete(RESUMABLE, Access.SIGNED_IN));
        rules.add(RouteRule.get(QUOTA, Access.SIGNED_IN));
        return () -> List.copyOf(rules);
    }
}
