package songstroke.pipeline;

import java.nio.file.Path;
import java.util.Map;

import songstroke.timeline.Clocks;

/// What the parts of a stack find around them.
///
/// @param data        the folder below which they keep things
/// @param environment the process's environment
public record Site(Path data, Map<String, String> environment, Clocks clocks) {}
