/// From a genre's name to what kind of music it is.
///
/// Reading order: [Bucket] and [Feel] (the answer), [GenreClassifier] (one name, with a readable why),
/// [Lexicon] and its [Word]s (the data file behind it), [BucketRules] (the user's own word on it),
/// [MusicKind] (several genres together), [GenreTree] and [Vocabulary] (which names are genres, and what is
/// part of what). Then, who plays what: [ArtistQuery] and [GenreKnowledge], [Enricher] (the order in which
/// sources count) with its ports [GenreMemory] and [GenreLookUp], and [GenresCsv].
@NullMarked
package songstroke.enrich;

import org.jspecify.annotations.NullMarked;
