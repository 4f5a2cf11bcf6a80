/// The Spotify Web API: signing in, and asking what plays without ever asking too often.
///
/// Reading order: [PlayerApi] (the port) and [Answer] (everything that can come back); [SpotifyApi] (asking);
/// `Gate` with `GateState` and `CallCounts` (whether one may ask), [Pace] (how often); `AccessTokens` with
/// `TokenService` (the token that goes with a question); [SpotifyAccount], [SignIn] and [Loopback] (signing in);
/// [Grant] (what is kept of it).
@NullMarked
package songstroke.spotify;

import org.jspecify.annotations.NullMarked;
