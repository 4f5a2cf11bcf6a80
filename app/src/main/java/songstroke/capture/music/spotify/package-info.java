/// What a person's Spotify account plays, found out with few questions.
///
/// Reading order: [SpotifyMusicSource] (the source and its thread), [SpotifyPoller] (one turn of its loop),
/// [PollSchedule] (when to ask), [PlayerBody], [PlayerAnswer] and [LoadedItem] (what an answer says),
/// [PlaybackEstimator] with its [StartEstimate] (from answers to changes), [LikelyHistory] with [LastLook] and
/// [Stamps] (what happened between two answers, and when), [ChangeReporter] (what is told of it).
///
/// All but the source are pure: they have no clock, no thread and no network.
@NullMarked
package songstroke.capture.music.spotify;

import org.jspecify.annotations.NullMarked;
