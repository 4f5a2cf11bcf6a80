package songstroke.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every secret store does whose secrets can be set.
public interface SecretStoreContract {
  int THREADS = 4;

  /// A store of the same secrets each time it is called, empty before each test.
  SecretStore store() throws IOException;

  @Test
  default void aSecretThatWasNeverSetIsMissing() throws IOException {
    assertThat(store().get("lastfm.api-key")).isEmpty();
    assertThat(store().names()).isEmpty();
    assertThat(store().delete("lastfm.api-key")).isFalse();
  }

  @Test
  default void aSecretIsKeptUnderItsName() throws IOException {
    store().set("lastfm.api-key", new Secret("first"));
    store().set("other", new Secret("second"));
    assertThat(store().get("lastfm.api-key")).contains(new Secret("first"));
    assertThat(store().get("other")).contains(new Secret("second"));
    assertThat(store().get("lastfm")).isEmpty();
    assertThat(store().get("lastfm.api-key2")).isEmpty();
  }

  @Test
  default void aSecretThatIsSetAgainIsReplaced() throws IOException {
    store().set("name", new Secret("a long value that was there first"));
    store().set("name", new Secret("short"));
    assertThat(store().get("name")).contains(new Secret("short"));
    assertThat(store().names()).containsExactly("name");
  }

  @Test
  default void aDeletedSecretIsGoneAndTheOthersStay() throws IOException {
    store().set("name", new Secret("x"));
    store().set("other", new Secret("y"));
    assertThat(store().delete("name")).isTrue();
    assertThat(store().delete("name")).isFalse();
    assertThat(store().get("name")).isEmpty();
    assertThat(store().get("other")).contains(new Secret("y"));
    assertThat(store().names()).containsExactly("other");
    store().set("name", new Secret("z"));
    assertThat(store().get("name")).contains(new Secret("z"));
  }

  @Test
  default void namesAreInOrderWhateverTheOrderInWhichTheyWereSet() throws IOException {
    List<String> names = List.of("0", "a", "a-b", "a.b", "a_b", "ab", "lastfm.api-key", "z9");
    for (String name : names.reversed()) {
      store().set(name, new Secret("value of " + name));
    }
    assertThat(store().names()).containsExactlyElementsOf(names.stream().sorted().toList());
    for (String name : names) {
      assertThat(store().get(name)).contains(new Secret("value of " + name));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sécond \"quoted\" $HOME", " spaces around ", "two\nlines", "a line's end\n", "tab\there",
        "\\n %s `id` $(id) 'x'", "--help", "-i", "0", "true", "null", "{\"json\": 1}", "鍵🔑", "=", "#;&|<>"})
  default void aSecretComesBackAsItWas(String value) throws IOException {
    store().set("odd", new Secret(value));
    assertThat(store().get("odd").map(Secret::reveal)).contains(value);
  }

  @Test
  default void aLongSecretComesBackWhole() throws IOException {
    String value = "0123456789abcdef".repeat(100);
    store().set("long", new Secret(value));
    assertThat(store().get("long").map(Secret::reveal)).contains(value);
  }

  @Test
  default void severalThreadsMaySetSecretsAtOnce() throws Exception {
    List<String> names = List.of("a", "b", "c", "d");
    List<Boolean> found = each(names, name -> {
      store().set(name, new Secret("value of " + name));
      return store().get(name).isPresent();
    });
    assertThat(found).containsOnly(true);
    assertThat(store().names()).containsExactlyElementsOf(names);
    for (String name : names) {
      assertThat(store().get(name)).contains(new Secret("value of " + name));
    }
  }

  private static List<Boolean> each(List<String> names, Question question) throws Exception {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    names.forEach(name -> tasks.add(() -> question.ask(name)));
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : pool.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  /// Asks the store about a secret.
  interface Question {
    boolean ask(String name) throws IOException;
  }
}
