package tributary.backend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// A test against the whole site: real PostgreSQL (one server per test JVM, a fresh database per context), real ports
/// (free ones), a data folder of its own below `target`, workers off unless the test turns them on.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = SiteTestEnvironment.class)
@ExtendWith(SettingsAsBefore.class)
public @interface SiteTest {}
