/// The pipeline `correlation`: from key presses and music to segments, genres, verdicts and charts.
///
/// Reading order: [Correlation] (the pipeline in a few lines), its steps [CollectAndTrack], [Enrich], [Analyze] and
/// [Visualize], what goes between them ([Collected], [Enriched], [Analyzed], [Drawn]) and how it is
/// kept ([Artifacts]). [ReadSample] stands for `collect_and_track` in the demo. [ResultFiles] says which artifact
/// is which file of an output folder; [DirectRun] does the same work without keeping anything.
@NullMarked
package songstroke.steps;

import org.jspecify.annotations.NullMarked;
