package tributary.backend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// As [SiteTest], with workers that come from elsewhere: tests play them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tributary.seeder.mode=remote",
            "tributary.transcoder.mode=remote",
            "tributary.seeder.token=a-seeder-of-the-tests",
            "tributary.transcoder.token=a-transcoder-of-the-tests"
        })
@ContextConfiguration(initializers = SiteTestEnvironment.class)
public @interface SwarmSite {

    /// What a seeder sends as `Authorization`.
    String SEEDER = "Bearer a-seeder-of-the-tests";

    /// What a transcoder sends as `Authorization`.
    String TRANSCODER = "Bearer a-transcoder-of-the-tests";
}
