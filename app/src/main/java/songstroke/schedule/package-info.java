/// Pipelines that the operating system starts every day.
///
/// Reading order: [songstroke.schedule.Job] (what is started), [songstroke.schedule.DailyTimer] (the port to whatever
/// starts it) and its adapters for systemd, cron, launchd and the Task Scheduler, [songstroke.schedule.Timers] (which
/// of them this machine has). Outside programs are behind [songstroke.schedule.Programs].
@NullMarked
package songstroke.schedule;

import org.jspecify.annotations.NullMarked;
