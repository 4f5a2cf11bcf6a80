package songstroke.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;

/// Names labelled by hand against the classifier's own reading. The second file's labels were written down
/// before the lexicon was.
class GenreLabelsTest {
  private final GenreClassifier classifier = GenreClassifier.shipped();

  @Test
  void theLabelledNamesFallIntoTheirBucketsAndNoneIntoTheOppositeOne() throws IOException {
    Score score = score("genre-labels.csv");
    assertThat(score.share()).as(score::misses).isGreaterThanOrEqualTo(0.92);
    assertThat(score.swaps).as(score::misses).isEmpty();
  }

  @Test
  void furtherNamesOfTheSameFamiliesDoToo() throws IOException {
    Score score = score("genre-labels-held-out.csv");
    assertThat(score.share()).as(score::misses).isGreaterThanOrEqualTo(0.86);
    assertThat(score.shareOfMultiWordNames()).as(score::misses).isGreaterThanOrEqualTo(0.80);
    assertThat(score.swaps.size()).as(score::misses).isLessThanOrEqualTo(score.all / 200);
  }

  private Score score(String file) throws IOException {
    var score = new Score();
    try (var lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(getClass().getResourceAsStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        score.add(fields[0], Bucket.ofLabel(fields[1]).orElseThrow(), classifier.classify(fields[0]));
      }
    }
    assertThat(score.all).isGreaterThanOrEqualTo(150);
    return score;
  }

  private static final class Score {
    private int all;
    private int multiWord;
    private int multiWordMissed;
    private final List<String> missed = new ArrayList<>();
    private final List<String> swaps = new ArrayList<>();

    void add(String name, Bucket label, GenreKind kind) {
      all++;
      multiWord += name.contains(" ") ? 1 : 0;
      if (kind.bucket() != label) {
        String what = name + ": " + label + ", got " + kind;
        missed.add(what);
        multiWordMissed += name.contains(" ") ? 1 : 0;
        if (Set.of(label, kind.bucket()).equals(Set.of(Bucket.FOCUS, Bucket.ENERGETIC))) {
          swaps.add(what);
        }
      }
    }

    double share() {
      return 1 - missed.size() / (double) all;
    }

    double shareOfMultiWordNames() {
      return 1 - multiWordMissed / (double) multiWord;
    }

    String misses() {
      return String.join("\n", missed);
    }
  }
}
