/// What the site wants seeded: asks its worker API by long poll, makes what is held equal to it, and reports.
@NullMarked
package tributary.seeder.assignments;

import org.jspecify.annotations.NullMarked;
