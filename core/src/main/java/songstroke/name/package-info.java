/// How names of artists and genres are read, whoever wrote them.
///
/// Reading order: [Folding] (the form in which spellings meet), [ArtistName] (who an artist is, and that some names
/// are nobody's), [TagText] (several names in one text), [Entities] (the
/// signs of web pages in names), [Invisible] (characters that nobody sees).
@NullMarked
package songstroke.name;

import org.jspecify.annotations.NullMarked;
