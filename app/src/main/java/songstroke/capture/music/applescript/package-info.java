/// Spotify and Music on macOS, asked by AppleScript.
///
/// Reading order: [AppleScriptLookout] (asks, and never starts a player), [PlayerWords] (an answer).
@NullMarked
package songstroke.capture.music.applescript;

import org.jspecify.annotations.NullMarked;
