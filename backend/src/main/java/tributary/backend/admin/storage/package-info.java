/// What lies on the disks, by kind and channel, how it grows, and what nobody needs any more.
@NullMarked
package tributary.backend.admin.storage;

import org.jspecify.annotations.NullMarked;
