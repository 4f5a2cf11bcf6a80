package songstroke.visualize;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Spreads a row's dots up and down, so that equal values do not hide each other.
///
/// From left to right each dot takes the first lane it fits into, trying the middle lane first and then those
/// above and below; when every lane is taken, the one that was free the longest. The same dots always land in
/// the same places.
final class Swarm {
  private Swarm() {}

  /// How far each dot moves off the row's middle, in the order of the dots.
  ///
  /// @param x      the dots' centres
  /// @param radii  as many
  /// @param reach  the most that a dot moves up or down
  /// @param pitch  from lane to lane
  static List<Double> offsets(List<Double> x, List<Double> radii, double reach, double pitch) {
    int pairs = (int) (reach / pitch);
    double[] taken = new double[1 + 2 * pairs];
    Arrays.fill(taken, Double.NEGATIVE_INFINITY);
    Double[] offsets = new Double[x.size()];
    List<Integer> leftToRight = IntStream.range(0, x.size()).boxed().sorted(Comparator.comparing(x::get))
        .toList();
    for (int dot : leftToRight) {
      double left = x.get(dot) - radii.get(dot);
      int lane = firstFree(taken, left);
      taken[lane] = x.get(dot) + radii.get(dot);
      offsets[dot] = offset(lane) * pitch;
    }
    return List.of(offsets);
  }

  private static int firstFree(double[] taken, double left) {
    int longest = 0;
    for (int lane = 0; lane < taken.length; lane++) {
      if (taken[lane] <= left) {
        return lane;
      }
      if (taken[lane] < taken[longest]) {
        longest = lane;
      }
    }
    return longest;
  }

  private static int offset(int lane) {
    int distance = (lane + 1) / 2;
    return lane % 2 == 1 ? -distance : distance;
  }
}
