/// Charts: a description becomes one scene, and a scene becomes a PNG or an SVG.
///
/// Reading order: [Sample] and [WpmCharts] (what is shown of the segments), [DotChart] with its [DotRow]s
/// (a chart's description, free of pixels), [HourChart] and [SessionTimeline] (the charts over time), [Scene]
/// and [Item] (the picture as a few shapes in [Ink]), and the two sinks [Png] and [Svg]. [Lettering] sits below
/// the layout and the PNG: it measures and draws text with the bundled fonts, so that a chart is the same on every
/// machine, also on one without fonts or a display.
///
/// Lengths are in scene units: one is a pixel of the SVG and two are pixels of the PNG by default.
@NullMarked
package songstroke.visualize;

import org.jspecify.annotations.NullMarked;
