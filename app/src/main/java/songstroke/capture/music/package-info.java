/// Music sources: what is playing, from the desktop's media session and elsewhere.
///
/// Reading order: [MusicSource] and [MusicListener] (the port), [MusicSources] (which sources there are and how to
/// start one), [songstroke.capture.music.mpris] (the desktop's media session), [songstroke.capture.music.spotify] (a
/// Spotify account), [ReplayMusicSource], [NoMusicSource].
@NullMarked
package songstroke.capture.music;

import org.jspecify.annotations.NullMarked;
