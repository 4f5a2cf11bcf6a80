/// The secret store `keychain`: the one that the desktop itself keeps, through a program that comes with it.
///
/// Reading order: [KeychainProvider] (which one this system has), [ChildProgram] (how it is talked to: a secret goes to
/// it on its standard input, never as an argument), then [SecretToolKeychain] (Linux), [MacKeychain],
/// [WindowsKeychain].
@NullMarked
package songstroke.stack.keychain;

import org.jspecify.annotations.NullMarked;
