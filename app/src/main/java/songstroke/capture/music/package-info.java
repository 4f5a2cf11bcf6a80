/// Music sources: what is playing, from the desktop's media session and elsewhere.
@NullMarked
package songstroke.capture.music;

import org.jspecify.annotations.NullMarked;
