package songstroke.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import songstroke.pipeline.Hashes;
import songstroke.pipeline.Pipeline;
import songstroke.pipeline.Site;
import songstroke.pipeline.Step;
import songstroke.pipeline.StepContext;
import songstroke.pipeline.StepOutputs;
import songstroke.pipeline.WordSteps;

/// Brings the pipeline `signed`: a word is written, and signed with a secret.
public final class SignedProvider implements Pipeline.Provider {
  /// Gives the hash of the text and the secret `sign.key`.
  static final class Sign implements Step<WordSteps.Line, WordSteps.Line> {
    @Override
    public String id() {
      return "sign";
    }

    @Override
    public songstroke.pipeline.Shape<WordSteps.Line> input() {
      return WordSteps.Line.SHAPE;
    }

    @Override
    public songstroke.pipeline.Shape<WordSteps.Line> output() {
      return WordSteps.Line.SHAPE;
    }

    @Override
    public WordSteps.Line run(WordSteps.Line input, StepContext context) throws Exception {
      MessageDigest digest = Hashes.sha256();
      String key = context.secret("sign.key").reveal();
      context.log("signing with " + key);
      digest.update((input.text() + key).getBytes(StandardCharsets.UTF_8));
      return new WordSteps.Line(Hashes.hex(digest));
    }
  }

  @Override
  public Pipeline pipeline(Site site) {
    Pipeline.Builder pipeline = Pipeline.named("signed");
    StepOutputs<WordSteps.Line> written = pipeline.add(new WordSteps.Write());
    pipeline.add(new Sign(), WordSteps.Line.TEXT_PORT.from(written.get(WordSteps.Line.TEXT_PORT)));
    return pipeline.build();
  }
}
