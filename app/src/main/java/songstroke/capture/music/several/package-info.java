/// Several sources at once: which of them is believed.
///
/// Reading order: [SameTrack] (when two sources mean one track),
/// [SourceState] (what a source says now and said lately), [Chooser] (the rules; plain logic driven by time and
/// reports), [SeveralMusicSources] (the sources around it).
@NullMarked
package songstroke.capture.music.several;

import org.jspecify.annotations.NullMarked;
