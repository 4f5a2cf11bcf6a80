package songstroke.analyze;

/// The answer to "does it matter at all which level plays?".
///
/// @param statistic the likelihood ratio, 0 when the levels explain nothing
/// @param p         the chance of a ratio as high when no level differs
public record LevelTest(double statistic, double p) {}
