/// The places outside that know genres, and the memory between two runs.
///
/// Reading order: [GenreServices] (which sources, in which order), [songstroke.http.PoliteHttp] (how they are asked:
/// slowly), [MusicBrainz], [ListenBrainz], [LastFm], [GenreTags] (what their answers mean), and
/// [SqliteGenreMemory].
@NullMarked
package songstroke.lookup;

import org.jspecify.annotations.NullMarked;
