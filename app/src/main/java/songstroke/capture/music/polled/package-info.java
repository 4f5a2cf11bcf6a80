/// Sources that cannot say when something changes and must be asked: one loop for all of them.
///
/// Reading order: [Lookout] (whom to ask) and [Look] (what can come of it), [PolledFollower] (where a change is put
/// that fell between two looks, and what is not believed), [PolledMusicSource] (the loop).
@NullMarked
package songstroke.capture.music.polled;

import org.jspecify.annotations.NullMarked;
