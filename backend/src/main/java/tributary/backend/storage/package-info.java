/// Finished media by key: renditions and posters. Uploaded sources never come here.
@NullMarked
package tributary.backend.storage;

import org.jspecify.annotations.NullMarked;
