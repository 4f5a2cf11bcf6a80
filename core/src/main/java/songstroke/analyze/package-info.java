/// Under which music a person types better, and how sure that is: the statistics, without any I/O.
///
/// Reading order: [AnalysisRow] (one segment as the analysis sees it) with its [Sound] and [Typing], made from
/// segments by [SegmentRows];
/// [Analysis] (the whole path, from rows to a [Report]); on that path [Eligibility] (which rows count),
/// [Outcome] (what is measured), [Grouping] (by what music is told apart), [Design] (the model's columns),
/// [MixedModel] (**the estimator**) with [CrossProducts] and [NelderMead], [TauPosterior] and
/// [NormalMixture] (what is known of each level), [Verdict]. Beside it: [PropertyCorrelation] (tempo, energy)
/// and [RandomizedExperiment] (the causal answer).
///
/// The model in words, with formulas and a worked example: `docs/reference/analysis.md`.
@NullMarked
package songstroke.analyze;

import org.jspecify.annotations.NullMarked;
