/// Tests of everything that the site needs, from where its visitors stand.
@NullMarked
package tributary.backend.admin.health;

import org.jspecify.annotations.NullMarked;
