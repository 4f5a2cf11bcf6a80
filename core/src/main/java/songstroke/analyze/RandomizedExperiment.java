package songstroke.analyze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

import org.hipparchus.distribution.continuous.TDistribution;

/// The analysis of a randomized experiment on one person: rounds, each with one block of every condition in random
/// order.
///
/// With Y the logarithm of raw active WPM, D = Y minus its round's mean, m the mean of D a condition, 0 the control:
///
/// ```
/// s^2 = sum (D_rc - m_c)^2 / ((R - 1)(C - 1))     T_c = (m_c - m_0) / sqrt(2 s^2 / R)
/// p_c = share of assignments of labels within rounds whose largest |T| is at least |T_c|
/// ```
///
/// The test is exact when no condition matters, whatever the noise looks like, and covers all conditions at once
/// (max-T). All assignments are tried when there are at most 70,000, else 9,999 random ones with
/// `p = (1 + hits) / 10,000`.
public final class RandomizedExperiment {
  private static final double MAX_ENUMERATED = 70_000;
  private static final int DRAWS = 9_999;
  private static final double SAME = Math.log(1.03);
  private static final double TIE = 1e-9;

  /// A counted block.
  ///
  /// @param round     its round's number
  /// @param condition what was played
  /// @param intervals in the counted part
  /// @param activeMs  their sum
  public record Block(int round, String condition, double intervals, double activeMs) {
    /// Whether it is long enough to count: 150 intervals.
    boolean isValid() {
      return intervals >= 150 && activeMs > 0 && intervals < Double.POSITIVE_INFINITY
          && activeMs < Double.POSITIVE_INFINITY;
    }
  }

  /// What may be said of a condition: here causes may be named.
  public enum Finding {
    TOO_LITTLE_DATA, CAUSES_FASTER, CAUSES_SLOWER, ABOUT_THE_SAME, NO_CLEAR_DIFFERENCE
  }

  /// A condition against the control.
  ///
  /// @param estimateLog difference of the means, log scale
  /// @param p           of the randomization test, over all conditions
  /// @param ciLo        lower end of the 95 % t interval, for display
  /// @param ciHi        upper end
  public record Effect(String condition, Finding finding, double estimateLog, double t, double p, double ciLo,
      double ciHi) {
    /// `100 (exp(estimateLog) - 1)`.
    public double percent() {
      return 100 * Math.expm1(estimateLog);
    }
  }

  /// The result. Below two whole rounds there are no effects.
  ///
  /// @param rounds      whole rounds
  /// @param voidRounds  rounds left out because a block is missing or too short
  /// @param df          degrees of freedom
  /// @param pooledS2    the pooled variance
  /// @param assignments how many the test tried
  /// @param effects     one a condition other than the control, sorted by name
  public record Result(String control, int rounds, int voidRounds, int df, double pooledS2, long assignments,
      List<Effect> effects) {}

  private final List<String> conditions;
  private final double[][] d;
  private final double total;

  private RandomizedExperiment(List<String> conditions, List<double[]> y) {
    this.conditions = conditions;
    d = new double[y.size()][];
    double sum = 0;
    for (int r = 0; r < d.length; r++) {
      d[r] = y.get(r).clone();
      double mean = 0;
      for (double value : d[r]) {
        mean += value / d[r].length;
      }
      for (int c = 0; c < d[r].length; c++) {
        d[r][c] -= mean;
        sum += d[r][c] * d[r][c];
      }
    }
    total = sum;
  }

  /// Analyses the blocks of one experiment at the usual level of 5 %.
  ///
  /// @throws IllegalArgumentException when there are not two conditions with the control among them, more than 8, or
  ///                                  a round has a condition twice
  public static Result analyze(List<Block> blocks, String control) {
    return analyze(blocks, control, 0.05, 1);
  }

  /// The same for a look with its own level (see [PlannedLooks]) and another seed for drawn assignments.
  public static Result analyze(List<Block> blocks, String control, double level, long seed) {
    TreeSet<String> names = new TreeSet<>();
    blocks.forEach(block -> names.add(block.condition()));
    if (!names.remove(control) || names.isEmpty() || names.size() > 7) {
      throw new IllegalArgumentException("An experiment compares the control '" + control
          + "' with one to seven other conditions, these blocks have " + names);
    }
    List<String> conditions = new ArrayList<>(List.of(control));
    conditions.addAll(names);
    Map<Integer, Map<String, Block>> rounds = rounds(blocks);
    List<double[]> whole = new ArrayList<>();
    for (Map<String, Block> round : rounds.values()) {
      if (round.size() == conditions.size() && round.values().stream().allMatch(Block::isValid)) {
        whole.add(conditions.stream().map(round::get)
            .mapToDouble(block -> Math.log(12_000 * block.intervals() / block.activeMs())).toArray());
      }
    }
    return new RandomizedExperiment(conditions, whole).result(rounds.size() - whole.size(), level, seed);
  }

  private static Map<Integer, Map<String, Block>> rounds(List<Block> blocks) {
    Map<Integer, Map<String, Block>> rounds = new TreeMap<>();
    for (Block block : blocks) {
      if (rounds.computeIfAbsent(block.round(), _ -> new LinkedHashMap<>()).put(block.condition(),
          block) != null) {
        throw new IllegalArgumentException(
            "Round " + block.round() + " has '" + block.condition() + "' twice");
      }
    }
    return rounds;
  }

  private Result result(int voidRounds, double level, long seed) {
    int r = d.length;
    int c = conditions.size();
    int df = Math.max(0, (r - 1) * (c - 1));
    if (r < 2) {
      return new Result(conditions.getFirst(), r, voidRounds, df, 0, 0, List.of());
    }
    Statistic observed = new Statistic();
    for (double[] round : d) {
      observed.add(round, 1);
    }
    double[] t = observed.t();
    PermutationCount count = count(t, seed);
    double se = observed.standardError();
    var student = new TDistribution(df);
    double wide = student.inverseCumulativeProbability(0.975) * se;
    double narrow = student.inverseCumulativeProbability(0.95) * se;
    List<Effect> effects = new ArrayList<>();
    for (int k = 1; k < c; k++) {
      double estimate = observed.difference(k);
      double p = count.p(k);
      Finding finding = finding(estimate, p, level, narrow);
      effects
          .add(new Effect(conditions.get(k), finding, estimate, t[k], p, estimate - wide, estimate + wide));
    }
    effects.sort(Comparator.comparing(Effect::condition));
    return new Result(conditions.getFirst(), r, voidRounds, df, observed.variance(), count.tried(), effects);
  }

  private static Finding finding(double estimate, double p, double level, double narrow) {
    if (p <= level) {
      return estimate > 0 ? Finding.CAUSES_FASTER : Finding.CAUSES_SLOWER;
    }
    return Math.abs(estimate) + narrow < SAME ? Finding.ABOUT_THE_SAME : Finding.NO_CLEAR_DIFFERENCE;
  }

  private PermutationCount count(double[] t, long seed) {
    List<int[]> orders = orders(conditions.size());
    PermutationCount count = new PermutationCount(t);
    Statistic statistic = new Statistic();
    if (d.length * Math.log(orders.size()) <= Math.log(MAX_ENUMERATED) + TIE) {
      enumerate(0, orders, statistic, count);
      return count;
    }
    SplittableRandom random = new SplittableRandom(seed);
    count.add(t);
    for (int draw = 0; draw < DRAWS; draw++) {
      statistic.clear();
      for (double[] round : d) {
        statistic.add(permuted(round, orders.get(random.nextInt(orders.size()))), 1);
      }
      count.add(statistic.t());
    }
    return count;
  }

  private void enumerate(int round, List<int[]> orders, Statistic statistic, PermutationCount count) {
    if (round == d.length) {
      count.add(statistic.t());
      return;
    }
    for (int[] order : orders) {
      double[] permuted = permuted(d[round], order);
      statistic.add(permuted, 1);
      enumerate(round + 1, orders, statistic, count);
      statistic.add(permuted, -1);
    }
  }

  private static double[] permuted(double[] values, int[] order) {
    double[] permuted = new double[values.length];
    for (int c = 0; c < permuted.length; c++) {
      permuted[c] = values[order[c]];
    }
    return permuted;
  }

  private static List<int[]> orders(int n) {
    if (n == 0) {
      return List.of(new int[0]);
    }
    List<int[]> orders = new ArrayList<>();
    for (int[] shorter : orders(n - 1)) {
      for (int at = 0; at < n; at++) {
        int[] order = new int[n];
        System.arraycopy(shorter, 0, order, 0, at);
        order[at] = n - 1;
        System.arraycopy(shorter, at, order, at + 1, n - 1 - at);
        orders.add(order);
      }
    }
    return orders;
  }

  /// The column sums of D under some assignment, and what follows from them.
  private final class Statistic {
    private final double[] sum = new double[conditions.size()];

    private void add(double[] round, int sign) {
      for (int c = 0; c < sum.length; c++) {
        sum[c] += sign * round[c];
      }
    }

    private void clear() {
      Arrays.fill(sum, 0);
    }

    private double difference(int c) {
      return (sum[c] - sum[0]) / d.length;
    }

    private double variance() {
      double rest = total;
      for (double s : sum) {
        rest -= s * s / d.length;
      }
      return Math.max(rest, 0) / ((d.length - 1.0) * (sum.length - 1.0));
    }

    private double standardError() {
      return Math.sqrt(2 * variance() / d.length);
    }

    /// T by condition, 0 for the control. Differences of pure rounding count as none.
    private double[] t() {
      double se = Math.max(standardError(), 1e-9);
      double[] t = new double[sum.length];
      for (int c = 1; c < t.length; c++) {
        double difference = difference(c);
        t[c] = Math.abs(difference) < 1e-13 ? 0 : difference / se;
      }
      return t;
    }
  }
}
