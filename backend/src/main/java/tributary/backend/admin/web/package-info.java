/// Pages and API of the dashboard.
@NullMarked
package tributary.backend.admin.web;

import org.jspecify.annotations.NullMarked;
