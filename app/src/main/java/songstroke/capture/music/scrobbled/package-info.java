/// Services to which players report what they play: they know of music on any device, late and in a few words.
///
/// Reading order: [ServiceAccess] (who is asked, and as whom), [ListenBrainzLookout], [LastFmLookout], [ServiceTrack]
/// (a track in their words).
@NullMarked
package songstroke.capture.music.scrobbled;

import org.jspecify.annotations.NullMarked;
