package tributary.backend.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tributary.backend.SiteTest;
import tributary.backend.Visitor;
import tributary.backend.site.HomeFolder;

@SiteTest
class FirstAdministratorTests {

    @LocalServerPort
    int port;

    @Autowired
    HomeFolder home;

    @Autowired
    FirstAdministrator first;

    @Autowired
    Accounts accounts;

    @Test
    void thePasswordFileSignsInAndIsForTheSitesUserOnly() throws IOException {
        var file = home.secrets().resolve("admin-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rwx------");
        var admin = new Visitor(port).signIn("admin", Files.readString(file).strip());
        assertThat(admin.get("/settings/channels").body()).contains("admin_channel");
    }

    @Test
    void aSecondStartMakesNobody() {
        var before = accounts.count();
        first.start();
        assertThat(accounts.count()).isEqualTo(before);
    }
}
