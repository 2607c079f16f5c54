package tributary.backend.admin.storage;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tributary.backend.site.Access;
import tributary.backend.site.AdminBox;
import tributary.backend.site.AdminFigure;

/// How much room there is, on the first screen.
@Component
class StorageBox implements AdminBox {

    private static final double GIGABYTE = 1e9;
    private static final double LITTLE = 0.1;

    private final StorageFigures figures;

    StorageBox(StorageFigures figures) {
        this.figures = figures;
    }

    @Override
    public Head head() {
        return Head.STORAGE;
    }

    @Override
    public Access access() {
        return Access.ADMINISTRATOR;
    }

    @Override
    public List<AdminFigure> figures() {
        var disk = figures.disk();
        var used = figures.byKind().values().stream().mapToLong(Long::longValue).sum();
        var tone = disk.free() < disk.total() * LITTLE ? AdminFigure.Tone.WARNING : AdminFigure.Tone.PLAIN;
        return List.of(
                new AdminFigure("storage.used", gigabytes(used), "/admin/storage", AdminFigure.Tone.PLAIN),
                new AdminFigure("storage.free", gigabytes(disk.free()), "/admin/storage", tone));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
