/// Secrets: a [songstroke.secret.Secret] that prints as stars, and the port of what keeps them by name.
@NullMarked
package songstroke.secret;

import org.jspecify.annotations.NullMarked;
