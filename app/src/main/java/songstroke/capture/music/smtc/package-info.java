/// The media sessions of Windows, read by a child process.
///
/// Reading order: [SmtcMusicSource] (keeps the child), [SessionLine] (a line of what it says), [PowerShell] (the
/// child).
@NullMarked
package songstroke.capture.music.smtc;

import org.jspecify.annotations.NullMarked;
