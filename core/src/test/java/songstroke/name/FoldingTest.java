package songstroke.name;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
  @ParameterizedTest
  @CsvSource({"Hip-Hop,hip hop", "R&B,r and b", "Drum + Bass,drum and bass", "Rock'n'Roll,rocknroll",
    "Rock’n’Roll,rocknroll", "Rock´n´Roll,rocknroll", "  Post -- Rock  ,post rock", "Sigur Rós,sigur ros",
    "MØ,mo", "Đorđe,dorde", "Mágo de Öz,mago de oz", "Straße,strasse", "Æther,aether", "Œuvre,oeuvre",
    "Þeyr,theyr", "ΣΑΣ,σασ", "IŞIK,isik", "ışık,isik", "o\ufb03ce,office", "\uff2a\uff30\uff2f\uff30,jpop",
    "3/4 Time,3 4 time"})
  void spellingHabitsNoLongerMatter(String name, String folded) {
    assertThat(Folding.ofName(name)).isEqualTo(folded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"राम", "กลอง", "群星", "알 수 없음"})
  void lettersOfOtherScriptsStay(String name) {
    assertThat(Folding.ofName(name)).isEqualTo(name);
  }

  @Test
  void aVowelSignTellsNamesApart() {
    assertThat(Folding.ofName("रामी")).isNotEqualTo(Folding.ofName("रिमा"));
    assertThat(Folding.ofName("\u093e राम")).as("a mark without a letter").isEqualTo("राम");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "---", "!!!", "…", "'", "\u200b", "*", "* *"})
  void aNameWithoutLettersAndDigitsIsEmpty(String name) {
    assertThat(Folding.ofName(name)).isEmpty();
  }

  @Test
  void aStarStaysInAPatternAlone() {
    assertThat(Folding.ofPattern("Lo-Fi *")).isEqualTo("lo fi *");
    assertThat(Folding.ofPattern("*Core")).isEqualTo("*core");
    assertThat(Folding.ofName("B*Witched")).isEqualTo("b witched");
    assertThat(Folding.ofName("*NSYNC")).isEqualTo("nsync");
  }

  @Test
  void compatibleTextsKeepCaseAccentsAndSigns() {
    assertThat(Folding.compatible("AC/DC & Co. 2")).isEqualTo("AC/DC & Co. 2");
    assertThat(Folding.compatible(" AC/DC\t &  Co. ")).isEqualTo("AC/DC & Co.");
    assertThat(Folding.compatible(" ")).isEmpty();
    assertThat(Folding.compatible("")).isEmpty();
    assertThat(Folding.compatible("\u00a0Sigur\u2003Ro\u0301s\u200b ")).isEqualTo("Sigur Rós");
    assertThat(Folding.compatible("\uff33ig\u00adur R&B")).isEqualTo("Sigur R&B");
  }

  @Property
  void foldingTwiceChangesNothing(@ForAll String name) {
    String folded = Folding.ofName(name);

    assertThat(Folding.ofName(folded)).isEqualTo(folded);
    assertThat(folded).isEqualTo(folded.strip()).doesNotContain("  ", "*");
  }
}
