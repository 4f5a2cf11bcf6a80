/// From a name or a setting to a started source: the one place that knows every adapter of `capture`.
///
/// Reading order: [KeySources]; [MusicSources] with [MusicOptions] (what the person has set up), [Services] and
/// [MusicProbes] (whether each works here), [MusicGlance] (one look at what several sources say).
@NullMarked
package songstroke.sources;

import org.jspecify.annotations.NullMarked;
