package songstroke;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/// Tests that run against real programs. Where one of them is not installed, the tests are skipped before anything is
/// set up, with the reason shown; where the environment says `CI=true` they fail.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealPartsCondition.class)
public @interface RealParts {
  /// What has to be there.
  RealPart[] value();
}
