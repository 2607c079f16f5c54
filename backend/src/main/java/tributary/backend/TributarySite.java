package tributary.backend;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;
import tributary.backend.accounts.PasswordCommand;

/// The site: pages, API, uploads, the database and the tracker.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Tributary")
public class TributarySite {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && PasswordCommand.NAME.equals(arguments[0])) {
            var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(PasswordCommand.run(rest, System.out, System.err));
        }
        SpringApplication.run(TributarySite.class, arguments);
    }
}
