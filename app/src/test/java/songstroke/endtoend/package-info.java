/// The packaged program as a child process, on a real X server, a real bus and a real player.
@NullMarked
package songstroke.endtoend;

import org.jspecify.annotations.NullMarked;
