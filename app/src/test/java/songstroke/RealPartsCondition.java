package songstroke;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Skips what is marked with [RealParts] where a part is missing. Under `CI=true` it fails instead.
final class RealPartsCondition implements ExecutionCondition {
  /// Configuration parameters that stand for the variables of these names, so that a part can be hidden.
  static final String PATH = "songstroke.parts.PATH";
  static final String CI = "songstroke.parts.CI";
  /// The end of a reason for skipping, before the names of packages.
  static final String INSTALL = "; install ";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<RealPart> missing = AnnotationSupport.findAnnotation(context.getElement(), RealParts.class)
        .map(parts -> missing(parts, variable(context, PATH, "PATH"))).orElse(List.of());
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("every real part is there");
    }
    String packages = missing.stream().flatMap(RealPart::packages).distinct()
        .collect(Collectors.joining(" "));
    String reason = "not there: " + missing.stream().map(RealPart::name).collect(Collectors.joining(", "))
        + (packages.isEmpty() ? "" : INSTALL + packages);
    if (variable(context, CI, "CI").equals("true")) {
      throw new AssertionError(reason + " (CI=true demands it)");
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  private static List<RealPart> missing(RealParts parts, String path) {
    return Arrays.stream(parts.value()).filter(part -> !part.isOn(path)).toList();
  }

  private static String variable(ExtensionContext context, String parameter, String name) {
    return context.getConfigurationParameter(parameter)
        .orElseGet(() -> System.getenv().getOrDefault(name, ""));
  }
}
