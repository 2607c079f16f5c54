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

    /// Threads of the machine that carry requests (JEP 444), one per core where nothing is said. A request that waits
    /// while a class is loaded keeps its carrier: on a small machine two of them could wait for a third for ever.
    private static final int LEAST_CARRIERS = 16;

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] arguments) {
        if (arguments.length > 0 && PasswordCommand.NAME.equals(arguments[0])) {
            var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(PasswordCommand.run(rest, System.out, System.err));
        }
        if (System.getProperty(CARRIERS) == null) {
            var carriers = Math.max(LEAST_CARRIERS, Runtime.getRuntime().availableProcessors());
            System.setProperty(CARRIERS, String.valueOf(carriers));
        }
        SpringApplication.run(TributarySite.class, arguments);
    }
}
