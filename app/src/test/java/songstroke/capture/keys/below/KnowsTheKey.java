package songstroke.capture.keys.below;

/// Stands for a class of a key source in a package of its own: public, because the port has to reach it.
public record KnowsTheKey(int code) {}
