package tributary.backend.studio.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tributary.backend.site.Access;
import tributary.backend.site.RouteRule;
import tributary.backend.site.Routes;

@Configuration
class StudioRoutes {

    @Bean
    Routes studioRules() {
        return () -> List.of(
                RouteRule.get("/studio", Access.SIGNED_IN),
                RouteRule.get("/studio/events", Access.SIGNED_IN),
                RouteRule.get("/studio/upload", Access.SIGNED_IN),
                RouteRule.get("/studio/videos/{id}", Access.SIGNED_IN),
                RouteRule.post("/studio/videos/{id}", Access.SIGNED_IN),
                RouteRule.get("/studio/videos/{id}/statistics", Access.SIGNED_IN),
                RouteRule.post("/studio/videos/{id}/sharing", Access.SIGNED_IN),
                RouteRule.get("/studio/videos/{id}/delete", Access.SIGNED_IN),
                RouteRule.post("/studio/videos/{id}/delete", Access.SIGNED_IN),
                RouteRule.post("/studio/videos/{id}/captions", Access.SIGNED_IN),
                RouteRule.post("/studio/videos/{id}/captions/{language}/delete", Access.SIGNED_IN),
                RouteRule.post("/studio/videos/{id}/chapters", Access.SIGNED_IN),
                RouteRule.post("/studio/videos/{id}/retry", Access.SIGNED_IN));
    }
}
