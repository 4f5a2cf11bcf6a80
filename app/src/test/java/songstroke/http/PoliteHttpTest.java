package songstroke.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import songstroke.enrich.ScriptedGenreServices;
import songstroke.enrich.ScriptedGenreServices.Answer;
import songstroke.timeline.SettableClocks;

class PoliteHttpTest {
  private static final String AGENT = "Songstroke/1.0 ( someone@example.org )";
  private static final Answer EMPTY = new Answer(200, "{}", Map.of());

  private final SettableClocks clocks = new SettableClocks(Instant.parse("2026-03-02T12:00:00Z"),
      ZoneOffset.UTC);
  private final HostGates gates = HostGates.inMemory();
  private ScriptedGenreServices services;

  @BeforeEach
  void start() throws IOException {
    services = new ScriptedGenreServices(clocks);
    services.otherwise(EMPTY);
  }

  @AfterEach
  void everyRequestWasWellMannered() {
    services.close();
    assertThat(services.complaints()).isEmpty();
  }

  @Test
  void programsThatShareGatesTakeTurns() {
    for (int i = 0; i < 5; i++) {
      assertThat(asked(program())).isInstanceOf(Reply.Json.class);
    }
    assertThat(services.requests()).hasSize(5);
    assertThat(services.requests().getLast().nanos() - services.requests().getFirst().nanos())
        .isGreaterThan(Duration.ofSeconds(4).toNanos());
  }

  @Test
  void aHostThatWantsSilenceGetsItAlsoFromTheNextProgram() {
    services.otherwise(new Answer(503, "", Map.of("Retry-After", "3600")));
    asked(program());
    services.otherwise(EMPTY);
    clocks.tick(Duration.ofMinutes(59));
    assertThat(asked(program())).isInstanceOfSatisfying(Reply.Trouble.class,
        trouble -> assertThat(trouble.why()).contains("again in 60 s"));
    assertThat(services.requests()).hasSize(1);
    clocks.tick(Duration.ofMinutes(1));
    assertThat(asked(program())).isInstanceOf(Reply.Json.class);
  }

  @Test
  void retryAfterMayBeADate() {
    services.otherwise(new Answer(429, "", Map.of("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME
        .format(clocks.wall().plusSeconds(90).atOffset(ZoneOffset.UTC)))));
    asked(program());
    clocks.tick(Duration.ofSeconds(80));
    assertThat(asked(program())).isInstanceOf(Reply.Trouble.class);
    assertThat(services.requests()).hasSize(1);
    clocks.tick(Duration.ofSeconds(10));
    asked(program());
    assertThat(services.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "99999999999999999999", "Fri, 31 Feb 2026 99:00:00 GMT", ""})
  void anUnreadableRetryAfterLeavesTheUsualBackOff(String value) {
    services.otherwise(new Answer(503, "", Map.of("Retry-After", value)));
    asked(program());
    clocks.tick(Duration.ofSeconds(2));
    asked(program());
    assertThat(services.requests()).hasSize(2);
  }

  @Test
  void nobodyObeysADemandForYearsOfSilence() {
    services.otherwise(new Answer(503, "", Map.of("Retry-After", "999999999")));
    asked(program());
    services.otherwise(EMPTY);
    clocks.tick(Duration.ofHours(6));
    assertThat(asked(program())).isInstanceOf(Reply.Json.class);
  }

  @Test
  void aClockThatIsSetBackCostsTheRestOfOneWaitAtMost() {
    services.otherwise(new Answer(503, "", Map.of("Retry-After", "60")));
    asked(program());
    services.otherwise(EMPTY);
    clocks.stepWall(Duration.ofDays(-400));
    assertThat(asked(program())).isInstanceOf(Reply.Trouble.class);
    clocks.tick(Duration.ofSeconds(61));
    assertThat(asked(program())).isInstanceOf(Reply.Json.class);
  }

  @Test
  void aClockThatIsSetForwardDoesNotHurryOneProgram() {
    PoliteHttp http = program();
    asked(http);
    clocks.stepWall(Duration.ofDays(400));
    asked(http);
    assertThat(services.requests()).hasSize(2);
  }

  @Test
  void aHostThatCannotBeReachedIsNotWaitedFor() {
    services.close();
    PoliteHttp http = program();
    assertThat(asked(http)).isInstanceOfSatisfying(Reply.Trouble.class,
        trouble -> assertThat(trouble.why()).contains("cannot be reached"));
    long now = clocks.monotonicNanos();
    assertThat(asked(http)).isInstanceOf(Reply.Trouble.class);
    assertThat(clocks.monotonicNanos()).isEqualTo(now);
  }

  @Test
  void whatDoesNotFitIntoTheTimeIsNotSent() {
    PoliteHttp http = program();
    asked(http);
    URI address = URI.create(services.address() + "/ws/2/artist");
    assertThat(http.get(address, clocks.monotonicNanos() + Duration.ofMillis(900).toNanos()))
        .isInstanceOf(Reply.TooLate.class);
    assertThat(services.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatBeginsAndDoesNotEndIsGivenUpInTime() {
    services.otherwise(Answer.STALLED);
    URI address = URI.create(services.address() + "/ws/2/artist");
    assertThat(program().get(address, clocks.monotonicNanos() + Duration.ofMillis(300).toNanos()))
        .isInstanceOf(Reply.Trouble.class);
  }

  @Test
  void anInterruptedThreadSendsNothingMoreAndStaysInterrupted() {
    var http = new PoliteHttp(AGENT, clocks, _ -> {
      throw new InterruptedException();
    }, gates);
    asked(http);
    assertThat(asked(http)).isInstanceOf(Reply.TooLate.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(services.requests()).hasSize(1);
  }

  @Test
  void anAnswerWithoutEndIsNotSwallowed() {
    services.otherwise(new Answer(200, "[" + "1,".repeat(5 << 20) + "1]", Map.of()));
    assertThat(asked(program())).isInstanceOf(Reply.Trouble.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"someone@example.org", "https://example.org/~someone?a=b", "http://example.org"})
  void whatOperatorsCanWriteToIsAContact(String text) {
    assertThat(UserAgent.of("1.2", text)).isEqualTo("Songstroke/1.2 ( " + text + " )");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "someone", "a b@example.org", "a@example.org )\r\nX: y", "(a@example.org)",
    "jürgen@example.org", "ftp://example.org"})
  void anythingElseIsNone(String text) {
    assertThat(UserAgent.isContact(text)).isFalse();
  }

  private PoliteHttp program() {
    return new PoliteHttp(AGENT, clocks, clocks::tick, gates);
  }

  private Reply asked(PoliteHttp http) {
    return http.get(URI.create(services.address() + "/ws/2/artist"),
        clocks.monotonicNanos() + Duration.ofSeconds(30).toNanos());
  }
}
