/// Files and folders as the program makes them: readable by their owner alone, and whole or not there at all.
///
/// Reading order: [PrivateFiles] (how something private is made, and made private again) and [WholeFile] (how a file is
/// replaced). [Why] says why something failed.
@NullMarked
package songstroke.file;

import org.jspecify.annotations.NullMarked;
