package songstroke.enrich;

/// How music feels beside work, on two axes from 0 to 1.
///
/// @param energy           0 is asleep, 1 as fast and loud as music gets
/// @param instrumentalness 0 is sung all the time, 1 means that nothing in it asks for attention
public record Feel(double energy, double instrumentalness) {
  public Feel {
    if (!(energy >= 0 && energy <= 1 && instrumentalness >= 0 && instrumentalness <= 1)) {
      throw new IllegalArgumentException("Both lie between 0 and 1: " + energy + ", " + instrumentalness);
    }
  }

  /// The bucket these two numbers fall into. Both are read in hundredths, as they are printed.
  public Bucket bucket() {
    double shownEnergy = hundredths(energy);
    if (shownEnergy >= Bucket.ENERGETIC_FROM) {
      return Bucket.ENERGETIC;
    }
    boolean calm = shownEnergy <= Bucket.FOCUS_UP_TO;
    return calm && hundredths(instrumentalness) >= Bucket.UNOBTRUSIVE_FROM ? Bucket.FOCUS : Bucket.NEUTRAL;
  }

  /// A point between the two: `share` of the other, the rest of this.
  Feel mixedWith(Feel other, double share) {
    return new Feel(energy * (1 - share) + other.energy * share,
        instrumentalness * (1 - share) + other.instrumentalness * share);
  }

  /// This, moved, and kept within 0 and 1.
  Feel shifted(Shift by) {
    return new Feel(Math.clamp(energy + by.energy(), 0.0, 1.0),
        Math.clamp(instrumentalness + by.instrumentalness(), 0.0, 1.0));
  }

  static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /// What a word changes about the music it stands beside.
  record Shift(double energy, double instrumentalness) {
    static final Shift NONE = new Shift(0, 0);

    Shift {
      if (!(Math.abs(energy) <= 1 && Math.abs(instrumentalness) <= 1)) {
        throw new IllegalArgumentException("A shift is at most 1: " + energy + ", " + instrumentalness);
      }
    }

    Shift plus(Shift other) {
      return new Shift(Math.clamp(energy + other.energy, -1.0, 1.0),
          Math.clamp(instrumentalness + other.instrumentalness, -1.0, 1.0));
    }
  }
}
