package songstroke.capture.keys;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The memory of this process, closed to other programs of the same user.
///
/// Linux keeps it so for a process that is not "dumpable": no core file is written however the process ends, and nobody
/// but root can attach a debugger or read `/proc/PID/mem`. A program that this one starts is dumpable again.
public final class PrivateMemory {
  private static final int PR_SET_DUMPABLE = 4;
  private static final long NOT_DUMPABLE = 0;

  private PrivateMemory() {}

  /// Asked for once, for the rest of the process's life.
  private static final class Asked {
    static final boolean SUCCESS = ask();
  }

  /// Closes the memory from now on. On systems other than Linux, and where native calls are not allowed, it stays as it
  /// is.
  ///
  /// @return whether it is closed
  public static boolean close() {
    return Asked.SUCCESS;
  }

  private static boolean ask() {
    boolean possible = System.getProperty("os.name").equals("Linux")
        && PrivateMemory.class.getModule().isNativeAccessEnabled();
    return possible
        && Linker.nativeLinker().defaultLookup().find("prctl").filter(PrivateMemory::ask).isPresent();
  }

  /// Calls `int prctl(int option, ...)`.
  @SuppressWarnings("restricted") // prctl takes two numbers and no address
  private static boolean ask(MemorySegment prctl) {
    var type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
    MethodHandle call = Linker.nativeLinker().downcallHandle(prctl, type, Linker.Option.firstVariadicArg(1));
    try {
      return (int) call.invokeExact(PR_SET_DUMPABLE, NOT_DUMPABLE) == 0;
    } catch (Throwable e) {
      throw new AssertionError("prctl throws nothing", e);
    }
  }
}
