package songstroke.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import songstroke.pipeline.WordSteps.Line;

class PipelineTest {
  @Test
  void stepsStandInTheOrderInWhichTheyWereAdded() {
    Pipeline words = WordSteps.pipeline();
    assertThat(words.stepIds()).containsExactly("write", "shout", "count");
    assertThat(words.stage("count").orElseThrow().inputs().get("text"))
        .isEqualTo(new Handle<>("shout", "text", WordSteps.TEXT));
    assertThat(words.parameters()).containsExactly(WordSteps.WORD, WordSteps.TIMES);
  }

  @Test
  void wiringAValueOfAnotherTypeDoesNotCompile() {
    assertThat(errors("String")).isEmpty();
    assertThat(errors("Integer")).singleElement()
        .satisfies(error -> assertThat(error.getLineNumber()).isEqualTo(4));
  }

  @Test
  void wiringAnotherKindOfArtifactIsRefusedThoughTheJavaTypeAgrees() {
    Pipeline.Builder pipeline = Pipeline.named("words");
    StepOutputs<Line> written = pipeline.add(new WordSteps.Write());
    StepOutputs<WordSteps.Letters> counted = pipeline.add(new WordSteps.Count(),
        Line.TEXT_PORT.from(written.get(Line.TEXT_PORT)));
    assertThatThrownBy(() -> Line.TEXT_PORT.from(counted.get(WordSteps.Letters.COUNT_PORT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The input text takes text/1, but count.count is count/1");
  }

  @Test
  void anInputThatIsNotWiredIsRefused() {
    assertThatThrownBy(() -> Pipeline.named("words").add(new WordSteps.Count(), List.of()))
        .hasMessageContaining("takes [text], but [] are wired");
  }

  @Test
  void aHandleOfAnotherPipelineIsRefused() {
    Handle<String> foreign = Pipeline.named("other").add(new WordSteps.Write()).get(Line.TEXT_PORT);
    assertThatThrownBy(() -> Pipeline.named("words").add(new WordSteps.Count(), Line.TEXT_PORT.from(foreign)))
        .hasMessageContaining("No step of the pipeline words makes write.text");
  }

  @Test
  void aStepIdIsTakenOnce() {
    Pipeline.Builder pipeline = Pipeline.named("words");
    pipeline.add(new WordSteps.Write());
    assertThatThrownBy(() -> pipeline.add(new WordSteps.Write()))
        .hasMessageContaining("two steps named write");
  }

  @Test
  void oneNameIsOneParameterOrRefused() {
    Pipeline.Builder pipeline = Pipeline.named("words");
    StepOutputs<Line> written = pipeline.add(new WordSteps.Write());
    var other = new WordSteps.Shout() {
      @Override
      public List<Parameter<?>> parameters() {
        return List.of(Parameter.text("word", "bye", "Another standard."));
      }
    };
    assertThatThrownBy(() -> pipeline.add(other, Line.TEXT_PORT.from(written.get(Line.TEXT_PORT))))
        .hasMessageContaining("differ in the standard of the parameter word");
  }

  /// What the compiler says to wiring a handle of this value type to a text input.
  private static List<Diagnostic<? extends JavaFileObject>> errors(String valueType) {
    String source = """
        import songstroke.pipeline.*;
        class Wiring {
          Wire<WordSteps.Line> wire(Handle<%s> handle) {
            return WordSteps.Line.TEXT_PORT.from(handle);
          }
        }
        """.formatted(valueType);
    var file = new SimpleJavaFileObject(URI.create("string:///Wiring.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    compiler
        .getTask(null, null, said, List.of("-proc:none", "-implicit:none", "-d", "target"), null,
            List.of(file))
        .call();
    return said.getDiagnostics().stream().filter(one -> one.getKind() == Diagnostic.Kind.ERROR).toList();
  }
}
