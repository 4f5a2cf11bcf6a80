import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import songstroke.visualize.Png;
import songstroke.visualize.Sample;
import songstroke.visualize.Scene;
import songstroke.visualize.Svg;
import songstroke.visualize.WpmCharts;

/// Draws two charts of 150 segments, PNG and SVG each, as the first thing a JVM does, and prints how long it
/// took. Genres are Latin and Cyrillic; the argument `cjk` or `arabic` adds one in another script.
public final class ColdCharts {
  public static void main(String[] arguments) throws Exception {
    long start = System.nanoTime();
    Path folder = Files.createTempDirectory("cold-charts");
    List<String> scripts = List.of(arguments);
    List<String> genres = new ArrayList<>(List.of("drum and bass", "death metal", "lo-fi beats", "электро", "soul"));
    genres.add(scripts.contains("cjk") ? "日本のヒップホップ" : "jazz");
    genres.add(scripts.contains("arabic") ? "موسيقى" : "ambient");
    Random random = new Random(7);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      long intervals = 20 + random.nextInt(400);
      double wpm = 60 * Math.exp(0.1 * random.nextGaussian());
      samples.add(new Sample("Artist " + i % 12 + " – Title", List.of(genres.get(i % genres.size())), intervals,
          Math.round(12_000 * intervals / wpm)));
    }
    List<Sample> silence = List.of(new Sample("", List.of(), 300, 62_000));
    write(WpmCharts.byTrack(samples, silence, Optional.empty(), 8).scene(), folder, "wpm_by_track");
    long first = System.nanoTime();
    write(WpmCharts.byGenre(samples, silence, Optional.empty(), 8).scene(), folder, "wpm_by_genre");
    long second = System.nanoTime();
    System.out.println("first " + (first - start) / 1_000_000 + " ms, second " + (second - first) / 1_000_000 + " ms");
  }

  private static void write(Scene scene, Path folder, String name) throws IOException {
    Files.write(folder.resolve(name + ".png"), Png.of(scene));
    Files.writeString(folder.resolve(name + ".svg"), Svg.of(scene));
  }
}
