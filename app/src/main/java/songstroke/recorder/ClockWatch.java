package songstroke.recorder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.function.Supplier;

import songstroke.timeline.Clocks;

/// Tells sleep of the machine from a step of the wall clock, by comparing readings of the clocks from one beat
/// to the next.
///
/// The monotonic clock stands still during sleep on Linux and macOS and runs on Windows; the clock on the wall
/// jumps in both cases and also when somebody sets it. Linux has a third clock that counts sleep and cannot be
/// set, the up-time, and it decides. Without it a forward jump of the wall clock of more than
/// [#SLEEP_MILLIS] counts as sleep. Not safe for use by several threads.
final class ClockWatch {
  /// A jump of the wall clock or a pause between beats is taken for sleep only above this, in ms.
  static final long SLEEP_MILLIS = 5_000;
  /// A pause between beats on the monotonic clock that means that the program did not run, in ms.
  static final long STALL_MILLIS = 10_000;
  /// The wall clock may differ from its label by this much before it is labelled again, in ms.
  static final long STEP_MILLIS = 1_000;

  private final Clocks clocks;
  private final Supplier<OptionalLong> uptime;
  private Reading last;
  /// What the wall clock showed more than the labels say, since it was last labelled, in ms.
  private long drift;

  /// What happened since the beat before.
  sealed interface Finding {
    /// The clocks went on together.
    record Steady() implements Finding {}

    /// The program did not run.
    ///
    /// @param missingMillis by how much the recording's line must be moved on, because the monotonic clock
    ///                      did not count it; 0 when it did
    record Slept(long missingMillis) implements Finding {}

    /// The wall clock was set, or the person moved to another zone.
    record Relabelled(long wallMillis, ZoneId zone) implements Finding {}
  }

  private record Reading(long millis, long wall, OptionalLong uptime, ZoneId zone) {}

  ClockWatch(Clocks clocks, Supplier<OptionalLong> uptime) {
    this.clocks = clocks;
    this.uptime = uptime;
    this.last = read();
  }

  /// A watch that reads the system's up-time where there is one.
  static ClockWatch on(Clocks clocks) {
    return new ClockWatch(clocks, ClockWatch::linuxUptime);
  }

  /// Compares the clocks with the beat before.
  Finding beat() {
    Reading before = last;
    Reading now = read();
    last = now;
    long ran = now.millis - before.millis;
    long wallJump = now.wall - before.wall - ran;
    long slept = now.uptime.isPresent() && before.uptime.isPresent()
        ? now.uptime.getAsLong() - before.uptime.getAsLong() - ran
        : wallJump;
    if (slept > SLEEP_MILLIS) {
      drift += wallJump - slept;
      return new Finding.Slept(slept);
    }
    drift += wallJump;
    if (ran > STALL_MILLIS) {
      return new Finding.Slept(0);
    }
    if (Math.abs(drift) > STEP_MILLIS || !now.zone.equals(before.zone)) {
      drift = 0;
      return new Finding.Relabelled(now.wall, now.zone);
    }
    return new Finding.Steady();
  }

  private Reading read() {
    return new Reading(clocks.monotonicNanos() / 1_000_000, clocks.wall().toEpochMilli(), uptime.get(),
        clocks.zone());
  }

  /// Seconds since start including sleep, in ms; empty where the system does not tell.
  private static OptionalLong linuxUptime() {
    Path file = Path.of("/proc/uptime");
    try {
      String text = Files.readString(file);
      return OptionalLong.of(Math.round(Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1000));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }
}
