package songstroke.analyze;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/// The downhill simplex of Nelder and Mead (1965) with the usual coefficients: reflection 1, expansion 2,
/// contraction 1/2, shrinkage 1/2.
///
/// It ends when both the values and the corners of the simplex lie close together, or after a fixed number of
/// evaluations: it always ends.
final class NelderMead {
  private static final int MAX_EVALUATIONS = 3000;

  @SuppressWarnings("ArrayRecordComponent") // numbers that never leave this package, never compared
  private record Corner(double[] x, double value) {}

  private final ToDoubleFunction<double[]> function;
  private final Precision precision;
  private int evaluations;

  /// When the simplex is small enough.
  ///
  /// @param values  how far apart the values at its corners may lie
  /// @param corners how far apart the corners may lie, along each axis
  record Precision(double values, double corners) {
    static final Precision FULL = new Precision(1e-9, 1e-6);
    /// For what needs no more than three digits of the optimum.
    static final Precision ROUGH = new Precision(1e-5, 1e-2);
  }

  private NelderMead(ToDoubleFunction<double[]> function, Precision precision) {
    this.function = function;
    this.precision = precision;
  }

  /// The point of the lowest value found from a simplex of `start` and one step along each axis.
  static double[] minimise(ToDoubleFunction<double[]> function, double[] start, double step,
      Precision precision) {
    return new NelderMead(function, precision).run(start, step);
  }

  private double[] run(double[] start, double step) {
    int n = start.length;
    Corner[] simplex = new Corner[n + 1];
    simplex[0] = at(start);
    for (int i = 0; i < n; i++) {
      double[] x = start.clone();
      x[i] += step;
      simplex[i + 1] = at(x);
    }
    while (true) {
      Arrays.sort(simplex, Comparator.comparingDouble(Corner::value));
      if (evaluations >= MAX_EVALUATIONS || isSmall(simplex)) {
        return simplex[0].x;
      }
      double[] centre = new double[n];
      for (int c = 0; c < n; c++) {
        for (int i = 0; i < n; i++) {
          centre[i] += simplex[c].x[i] / n;
        }
      }
      Corner worst = simplex[n];
      Corner reflected = along(centre, worst, -1);
      if (reflected.value < simplex[0].value) {
        Corner expanded = along(centre, worst, -2);
        simplex[n] = expanded.value < reflected.value ? expanded : reflected;
      } else if (reflected.value < simplex[n - 1].value) {
        simplex[n] = reflected;
      } else {
        Corner contracted = along(centre, worst, reflected.value < worst.value ? -0.5 : 0.5);
        if (contracted.value < Math.min(reflected.value, worst.value)) {
          simplex[n] = contracted;
        } else {
          shrink(simplex);
        }
      }
    }
  }

  private void shrink(Corner[] simplex) {
    for (int c = 1; c < simplex.length; c++) {
      simplex[c] = along(simplex[0].x, simplex[c], 0.5);
    }
  }

  private Corner along(double[] centre, Corner corner, double factor) {
    double[] x = new double[centre.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = centre[i] + factor * (corner.x[i] - centre[i]);
    }
    return at(x);
  }

  private Corner at(double[] x) {
    evaluations++;
    double value = function.applyAsDouble(x);
    return new Corner(x, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
  }

  private boolean isSmall(Corner[] simplex) {
    double values = simplex[simplex.length - 1].value - simplex[0].value;
    double corners = 0;
    for (Corner corner : simplex) {
      for (int i = 0; i < corner.x.length; i++) {
        corners = Math.max(corners, Math.abs(corner.x[i] - simplex[0].x[i]));
      }
    }
    return values < precision.values && corners < precision.corners;
  }
}
