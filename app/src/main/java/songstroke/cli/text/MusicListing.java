package songstroke.cli.text;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import songstroke.capture.SourceHealth;
import songstroke.sources.MusicGlance;
import songstroke.sources.MusicSources;
import songstroke.timeline.NowPlaying;
import songstroke.timeline.Playback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The music sources' words, for a person or as JSON.
public final class MusicListing {
  private static final int NAME_CELLS = 14;

  private final PrintWriter out;
  private final boolean json;

  public MusicListing(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /// What each source says; a star marks the one that is used.
  public void now(List<MusicGlance.View> views) {
    ArrayNode list = JsonMapper.shared().createArrayNode();
    for (MusicGlance.View view : views) {
      ObjectNode entry = list.addObject().put("source", view.name()).put("wins", view.wins());
      put(entry, view);
      String said = view.playback().map(MusicListing::words).orElse("no word");
      line((view.wins() ? "* " : "  ") + column(view.name()) + said
          + trouble(view.health())
              .map(why -> view.playback().isPresent() && said.contains(why) ? "" : " (" + why + ")")
              .orElse(""));
    }
    if (views.stream().noneMatch(MusicGlance.View::wins)) {
      line("no source knows what is playing; run 'songstroke music sources' to see why");
    }
    end(list);
  }

  /// How each source is, and what it heard last.
  ///
  /// @param automatic those that `auto` takes
  public void sources(List<MusicSources.Probe> probes, List<MusicGlance.View> views, List<String> automatic) {
    ArrayNode list = JsonMapper.shared().createArrayNode();
    for (MusicSources.Probe probe : probes) {
      Optional<MusicGlance.View> view = views.stream().filter(one -> one.name().equals(probe.name()))
          .findFirst();
      ObjectNode entry = list.addObject().put("source", probe.name()).put("works", probe.works())
          .put("automatic", automatic.contains(probe.name())).put("detail", probe.detail())
          .put("limits", probe.limits()).put("remedy", probe.remedy());
      view.ifPresent(one -> put(entry, one));
      line((probe.works() ? "yes  " : "no   ") + column(probe.name()) + probe.detail()
          + (automatic.contains(probe.name()) ? " [auto]" : ""));
      view.flatMap(MusicGlance.View::playback).ifPresent(said -> under("now: " + words(said)));
      if (!probe.limits().isEmpty()) {
        under(probe.limits());
      }
      if (!probe.remedy().isEmpty()) {
        under("-> " + probe.remedy());
      }
    }
    end(list);
  }

  private static void put(ObjectNode entry, MusicGlance.View view) {
    entry.put("health", view.health().getClass().getSimpleName().toLowerCase(Locale.ROOT));
    trouble(view.health()).ifPresent(why -> entry.put("why", why));
    view.playback().ifPresent(said -> put(entry.putObject("playback"), said));
  }

  private static void put(ObjectNode entry, Playback said) {
    entry.put("state", state(said));
    item(said).ifPresent(item -> {
      entry.put("kind", item.kind().code()).put("player", item.player()).put("title", item.track().title())
          .put("album", item.track().album());
      item.track().artists().forEach(entry.putArray("artists")::add);
      item.track().genres().forEach(entry.putArray("genres")::add);
      item.track().lengthMs().ifPresent(length -> entry.put("length_ms", length));
    });
    if (said instanceof Playback.Playing playing && playing.positionMs().isPresent()) {
      entry.put("position_ms", playing.positionMs().getAsLong());
    }
    if (said instanceof Playback.Unknown unknown) {
      entry.put("reason", unknown.reason());
    }
  }

  private static String words(Playback said) {
    if (said instanceof Playback.Unknown unknown) {
      return "unknown" + (unknown.reason().isEmpty() ? "" : ": " + unknown.reason());
    }
    return item(said).map(item -> {
      String artists = String.join(", ", item.track().artists());
      String title = item.track().title().isEmpty() ? "sound of unknown kind" : item.track().title();
      return state(said) + ": " + title + (artists.isEmpty() ? "" : " - " + artists) + " (" + item.player()
          + ")";
    }).orElse(state(said));
  }

  private static String state(Playback said) {
    return said.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static Optional<NowPlaying> item(Playback said) {
    return switch (said) {
      case Playback.Playing playing -> Optional.of(playing.item());
      case Playback.Paused paused -> paused.item();
      case Playback.Muted muted -> muted.item();
      case Playback.Stopped _ -> Optional.empty();
      case Playback.Unknown _ -> Optional.empty();
    };
  }

  private static Optional<String> trouble(SourceHealth health) {
    return switch (health) {
      case SourceHealth.Working _ -> Optional.empty();
      case SourceHealth.Interrupted lost -> Optional.of(lost.what());
      case SourceHealth.Ended ended -> Optional.of(ended.why());
    };
  }

  /// A source's name as a column, with a blank behind it however long the name is.
  private static String column(String name) {
    return Cells.padded(name, NAME_CELLS - 1) + " ";
  }

  private void under(String text) {
    line(" ".repeat(5 + NAME_CELLS) + text);
  }

  private void line(String text) {
    if (!json) {
      out.println(text);
    }
  }

  private void end(ArrayNode list) {
    if (json) {
      out.println(list);
    }
    out.flush();
  }
}
