/// What the person has set, and where: flags, environment, `.env`, `config.toml`, defaults, in this order.
@NullMarked
package songstroke.settings;

import org.jspecify.annotations.NullMarked;
