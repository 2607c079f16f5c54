package tributary.backend.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogRedactionTests {

    @Test
    void whatLetsSomebodyInIsLeftOut() {
        assertThat(LogRedaction.redact("Authorization: Bearer abc.def-0123456789"))
                .doesNotContain("0123456789");
        assertThat(LogRedaction.redact("password=hunter22 and more")).isEqualTo("password=[removed] and more");
        assertThat(LogRedaction.redact("{\"access_token\":\"0123456789abcdef\"}"))
                .doesNotContain("0123456789abcdef");
        assertThat(LogRedaction.redact("GET /reset-password/" + "ab".repeat(32)))
                .endsWith("/reset-password/[removed]");
        assertThat(LogRedaction.redact("/announce?token=v1.secret.part&left=0"))
                .isEqualTo("/announce?token=[removed]&left=0");
    }

    @Test
    void whatIsNoSecretStays() {
        var text = "Job 3f6c failed in attempt 2 (may be tried again): 0123456789abcdef0123456789abcdef01234567";
        assertThat(LogRedaction.redact(text)).isEqualTo(text);
    }
}
