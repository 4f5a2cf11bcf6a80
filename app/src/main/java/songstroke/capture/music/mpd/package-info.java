/// Music Player Daemon, followed by its own protocol over a Unix socket or TCP.
///
/// Reading order: [MpdMusicSource] (the source and its loop), [MpdAddress] (where the server is), [MpdLink] (the
/// connection: every wait has a limit), [MpdState] (what the server answers, as a state) and [MpdFollower] (what is
/// reported of it, and since when).
@NullMarked
package songstroke.capture.music.mpd;

import org.jspecify.annotations.NullMarked;
