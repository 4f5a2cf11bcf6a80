/// What a person's Spotify account plays, found out with few questions.
///
/// Reading order: [SpotifyMusicSource] (the source and its thread), [Follower] (one turn of its loop), [PollSchedule]
/// (when to ask), [PlayerBody], [Seen] and [Item] (what an answer says), [Following] with its [Line] (from answers to
/// changes), [Between] with [Before] and [Stamps] (what happened between two answers, and when), [Telling] (what is
/// told of it).
///
/// All but the source are pure: they have no clock, no thread and no network.
@NullMarked
package songstroke.capture.music.spotify;

import org.jspecify.annotations.NullMarked;
