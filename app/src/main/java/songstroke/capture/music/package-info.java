/// Music sources: what is playing, from the desktop's media session and elsewhere.
///
/// Reading order: [MusicSource] and [MusicListener] (the port), [MusicSources] (which sources there are and how to
/// start one), [songstroke.capture.music.mpris] (the desktop's media session), [songstroke.capture.music.mpd],
/// [songstroke.capture.music.spotify] (a Spotify account), [songstroke.capture.music.polled] (sources that must be
/// asked) with [songstroke.capture.music.scrobbled] and [songstroke.capture.music.applescript],
/// [songstroke.capture.music.smtc], [songstroke.capture.music.several] (which of several is believed), [MusicGlance]
/// (one look at them all), [ReplayMusicSource], [NoMusicSource].
@NullMarked
package songstroke.capture.music;

import org.jspecify.annotations.NullMarked;
