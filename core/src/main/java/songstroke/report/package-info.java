/// The analysis told to a person: [Findings] is what was found of some segments, [Words] says it in plain language,
/// [ReportTable], [ReportJson] and [ReportCsv] write it, [ReportCharts] and [TimeCharts] draw it. [Level] and
/// [ReportOptions] say what is asked.
@NullMarked
package songstroke.report;

import org.jspecify.annotations.NullMarked;
