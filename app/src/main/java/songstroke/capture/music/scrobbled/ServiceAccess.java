package songstroke.capture.music.scrobbled;

import java.time.Duration;
import java.util.function.Supplier;

import songstroke.capture.SourceUnavailableException;
import songstroke.http.Address;
import songstroke.http.PoliteHttp;
import songstroke.problem.Problem;
import songstroke.timeline.Clocks;

/// Whom a service is asked about, where, and in whose name.
///
/// @param user    the person's name at the service; empty when none is set
/// @param url     the service's base address
/// @param contact an e-mail address or page that the service's operators can write to; empty when none is set
/// @param client  gives what asks; made when somebody is asked
/// @param clocks  says when
public record ServiceAccess(String user, String url, String contact, Supplier<PoliteHttp> client,
    Clocks clocks) {
  /// How long one question may take.
  static final Duration LIMIT = Duration.ofSeconds(10);

  /// How long a question is not repeated that cannot be answered until a setting is corrected.
  static final Duration HOPELESS = Duration.ofMinutes(10);

  /// Makes sure that the settings are there without which nobody is asked.
  ///
  /// @param service what the service's settings begin with
  void require(String service) throws SourceUnavailableException {
    if (user.isBlank()) {
      throw missing(service, "no user is set", "set " + service + ".user to your name there");
    }
    if (contact.isBlank()) {
      throw missing(service, "no contact is set, and services must not be asked without one",
          "set contact to an e-mail address or page that the operators of asked services can write to");
    }
    if (!contact.matches("[!-~]{3,200}") || contact.contains("(") || contact.contains(")")) {
      throw missing(service, "contact is '" + contact + "'", "it is an e-mail address or a page's address");
    }
    if (Address.base(url).isEmpty()) {
      throw missing(service, service + ".url is '" + url + "'", "it begins with https:// and a host");
    }
  }

  PoliteHttp http() {
    return client.get();
  }

  long deadline() {
    return clocks.monotonicNanos() + LIMIT.toNanos();
  }

  private static SourceUnavailableException missing(String service, String what, String remedy) {
    return new SourceUnavailableException(Problem.UNAVAILABLE, service, what, remedy);
  }
}
