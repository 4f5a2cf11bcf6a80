package songstroke.visualize;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import songstroke.visualize.DotRow.Dot;
import songstroke.visualize.DotRow.Span;
import songstroke.visualize.DotRow.Tone;

/// Charts that several tests look at.
final class Charts {
  /// Names as players and tags really give them, and some that nobody would.
  static final List<String> NASTY = List.of("日本のヒップホップ", "K-pop 케이팝", "электро", "موسيقى عربية",
      "ערב של שושנים (live)", "हिन्दी गाना", "เพลงไทย", "🎵🎧 party 🎉👩‍👩‍👧", "e\u0301a\u0308 combining",
      "Z\u0335\u0321\u0301\u0302\u0303\u0304\u0305\u0306\u0307a\u0335\u0327\u0301\u0302\u0303\u0304\u0305lgo",
      "line\nbreak\r\n\ttab\u0000\u0007bell", "\u202eright to left\u202c", "half a pair \ud83c end",
      "\ufffe\uffff\ufeff",
      "<b>&amp; \"quotes\" ']]>", "A".repeat(200), "W W ".repeat(50), "字".repeat(200), "", " ", "ﷺﷺﷺ",
      "f\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308");

  private Charts() {}

  static Optional<WpmCharts.Days> oneDay() {
    return Optional.of(new WpmCharts.Days(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 22)));
  }

  static Sample sample(String track, List<String> genres, double wpm, long intervals) {
    return new Sample(track, genres, intervals, Math.round(12_000 * intervals / wpm));
  }

  /// Three tracks of five genres, a segment without any name, one far out, and silence.
  static List<Sample> session() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      samples.add(sample("坂本龍一 – Aqua", List.of("ambient", "neo-classical"), 54 + i % 5, 80 + 40 * i));
      samples.add(sample("Aphex Twin – Xtal", List.of("ambient"), 57 + i % 4, 60 + 25 * i));
      samples
          .add(sample("Noisia – Dead Limit", List.of("drum & bass", "neurofunk"), 62 + i % 6, 300 - 20 * i));
    }
    samples.add(sample("", List.of(), 51, 40));
    samples.add(sample("", List.of(), 55, 90));
    samples.add(sample("Cut short", List.of("drum & bass"), 190, 3));
    return samples;
  }

  static List<Sample> silence() {
    return List.of(sample("", List.of(), 59, 200), sample("", List.of(), 57.5, 180));
  }

  /// A later chart: intervals, claims, rows with too little to go by.
  static DotChart forest() {
    List<DotRow> rows = List.of(
        row("drum and bass", 66.8, new Span(64.7, 68.9), 212, Tone.FASTER),
        row("日本のヒップホップ", 61.4, new Span(57, 65.8), 31, Tone.NEUTRAL),
        row("podcast", 51.3, new Span(50.1, 52.5), 611, Tone.SLOWER),
        row("field recordings", 57, new Span(11, 130), 3, Tone.DIMMED),
        new DotRow("polka", List.of(), OptionalDouble.of(Double.NaN), Optional.empty(), 0, Tone.DIMMED,
            List.of(Numerals.ABSENT, "1")));
    return new DotChart("Active typing speed by genre", "Mean and 95 % interval", rows, List.of("WPM", "n"),
        "words per minute", Optional.of(new DotChart.Reference("silence 58.4", 58.4)),
        List.of("Small: too little typing to tell."), "Nothing to show.");
  }

  static DotChart labelled(List<String> labels) {
    List<DotRow> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      rows.add(
          new DotRow(labels.get(i), List.of(new Dot(50 + i, 10), new Dot(61 - i, 30)), OptionalDouble.of(58),
              Optional.empty(), 40, Tone.PLAIN, List.of("58.0", "2")));
    }
    return new DotChart("Labels", "as they come", rows, List.of("WPM", "n"), "words per minute",
        Optional.empty(),
        List.of(), "Nothing to show.");
  }

  private static DotRow row(String label, double mean, Span interval, int weight, Tone tone) {
    return new DotRow(label, List.of(), OptionalDouble.of(mean), Optional.of(interval), weight, tone,
        List.of(Numerals.speed(OptionalDouble.of(mean)), Numerals.count(weight)));
  }
}
