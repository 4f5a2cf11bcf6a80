/// The Spotify Web API: signing in, and asking what plays without ever asking too often.
///
/// Reading order: [PlayerApi] (the port) and [Answer] (everything that can come back).
@NullMarked
package songstroke.spotify;

import org.jspecify.annotations.NullMarked;
