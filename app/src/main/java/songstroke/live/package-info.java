/// What a person sees while a recording runs: [TypingPulse] knows the last minute, [LiveLine] draws it in a
/// terminal and [PlainLines] writes it as text.
@NullMarked
package songstroke.live;

import org.jspecify.annotations.NullMarked;
