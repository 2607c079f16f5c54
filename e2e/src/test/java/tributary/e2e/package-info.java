/// The packed site as its own process, a real Chromium, real files: the main job from upload to two viewers who share.
@NullMarked
package tributary.e2e;

import org.jspecify.annotations.NullMarked;
