package songstroke.schedule;

/// A pipeline that something starts every day.
///
/// @param time     `18:00`, or what a person has made of it
/// @param kind     what starts it: `systemd`, `cron`, `launchd` or `task-scheduler`
/// @param file     the file that says so, or `crontab`
/// @param isActive whether it is known to be switched on
public record Scheduled(String pipeline, String time, String kind, String file, boolean isActive) {}
