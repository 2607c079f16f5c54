package tributary.backend.admin.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tributary.backend.accounts.Role;
import tributary.backend.site.AdminPage;

/// The dashboard's entries that a person may open: `${@adminNavigation.entries(me.role)}`.
@Component("adminNavigation")
class AdminNavigation {

    private final List<AdminPage> pages;

    AdminNavigation(List<AdminPage> pages) {
        this.pages = pages.stream()
                .sorted(Comparator.comparingInt(AdminPage::order).thenComparing(AdminPage::path))
                .toList();
    }

    public List<AdminPage> entries(@Nullable Role role) {
        return pages.stream()
                .filter(page -> role != null && role.opens(page.access()))
                .toList();
    }
}
