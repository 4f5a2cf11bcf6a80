/// Music sources: what is playing, from the desktop's media session and elsewhere.
///
/// Reading order: [MusicSource] with its [SourcePriority] and [MusicListener] (the port), [MusicReporter] (what every
/// source says to its listener), [TrackClock] with [PositionLine] (how long a source's word is believed), [Addresses]
/// and [StreamTitle] (what is no name, and two names in one text), [songstroke.capture.music.mpris] (the desktop's
/// media session), [songstroke.capture.music.mpd], [songstroke.capture.music.spotify] (a Spotify account),
/// [songstroke.capture.music.polled] (sources that must be asked) with [songstroke.capture.music.scrobbled] and
/// [songstroke.capture.music.applescript], [songstroke.capture.music.smtc], [songstroke.capture.music.several] (which
/// of several is believed), [ReplayMusicSource], [NoMusicSource].
@NullMarked
package songstroke.capture.music;

import org.jspecify.annotations.NullMarked;
