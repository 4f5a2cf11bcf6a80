/// What can go wrong, and how it is said.
///
/// A [songstroke.problem.Problem] is a kind of failure with the exit code that tells it to a script. A failure that is
/// [songstroke.problem.Explained] has a message for the person: what happened, where, and what to do next.
/// [songstroke.problem.Failure] is such a failure for what has no exception of its own.
@NullMarked
package songstroke.problem;

import org.jspecify.annotations.NullMarked;
