package songstroke.sources;

import org.jspecify.annotations.Nullable;
import songstroke.capture.music.scrobbled.LastFmLookout;
import songstroke.capture.music.scrobbled.ListenBrainzLookout;
import songstroke.capture.music.scrobbled.ServiceAccess;
import songstroke.http.PoliteHttp;
import songstroke.timeline.Clocks;
import songstroke.timeline.Sleeper;

/// The services that tell what a user plays, asked by one client.
final class Services {
  private final MusicOptions options;
  private final Clocks clocks;
  private @Nullable PoliteHttp http;

  Services(MusicOptions options, Clocks clocks) {
    this.options = options;
    this.clocks = clocks;
  }

  ListenBrainzLookout listenBrainz() {
    return new ListenBrainzLookout(access(options.listenBrainz()));
  }

  LastFmLookout lastFm() {
    return new LastFmLookout(access(options.lastFm()), () -> options.secrets().get(LastFmLookout.KEY));
  }

  private ServiceAccess access(MusicOptions.Account account) {
    return new ServiceAccess(account.user(), account.url(), options.contact(), this::http, clocks);
  }

  /// Made when it is needed: most calls never ask a service.
  private synchronized PoliteHttp http() {
    if (http == null) {
      http = new PoliteHttp(options.userAgent(), clocks, Sleeper.real());
    }
    return http;
  }
}
