package tributary.backend.admin.web;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tributary.backend.admin.Amounts;

/// Amounts of data as people read them: `${@amount.of(bytes)}`.
@Component("amount")
class Bytes {

    public String of(long bytes) {
        return Amounts.of(bytes, LocaleContextHolder.getLocale());
    }
}
