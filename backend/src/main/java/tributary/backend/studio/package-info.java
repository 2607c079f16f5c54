/// Where creators work: upload, their videos with what is happening to each, editing, deleting.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "site",
            "accounts",
            "channels",
            "videos",
            "offload",
            "uploads",
            "transcoding",
            "captions",
            "chapters"
        })
package tributary.backend.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
