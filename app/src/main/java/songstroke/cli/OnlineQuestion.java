package songstroke.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import songstroke.http.UserAgent;
import songstroke.segment.Heard;
import songstroke.segment.Segment;
import songstroke.settings.ConfigFile;
import songstroke.settings.Key;
import songstroke.settings.Settings;
import songstroke.settings.SettingsException;

/// The question whether services on the network may be asked for genres: put at the end of a run to a person at a
/// terminal, while it is open and some artist has no genre. A clear answer is kept in the configuration file.
final class OnlineQuestion {
  private static final int TRIES = 3;

  private final CommandContext context;
  private final Settings settings;
  private final PrintWriter out;

  OnlineQuestion(CommandContext context, Settings settings) {
    this.context = context;
    this.settings = settings;
    out = context.process().out();
  }

  /// Puts the question, if it is to be put.
  void after(List<Segment> segments) throws SettingsException, IOException {
    long without = segments.stream()
        .map(Segment::heard)
        .filter(heard -> heard.isMusic() && !heard.artistId().isBlank() && heard.genres().isEmpty())
        .map(Heard::artistId).distinct().count();
    if (!context.isLive() || without == 0 || !settings.value(Key.ENRICH_ONLINE).isDefault()) {
      return;
    }
    out.println();
    out.println(without == 1
        ? "Of one artist no genre is known."
        : "Of " + without + " artists no genre is known.");
    out.println(
        """
            Songstroke can ask MusicBrainz and ListenBrainz for genres, and Last.fm if you set a key of yours.
            They are sent an artist's name and, where known, a track's title, its ISRC, and the address of the track or
            artist at Spotify; never when you listened, nor anything about your typing. One artist a time, and each once
            in 90 days. docs/reference/genres.md says more.""");
    ask();
  }

  private void ask() throws IOException, SettingsException {
    InputStream in = context.process().in();
    // What was typed before the question is no answer to it.
    in.skipNBytes(in.available());
    var answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    Optional<String> answer = answer(answers, "Ask them from the next run on? (yes or no) ",
        text -> text.matches("(?i)y|yes|n|no"), "That is neither yes nor no.");
    if (answer.isEmpty()) {
      out.println("Nothing was changed; the next run puts the question again.");
    } else if (answer.get().toLowerCase(java.util.Locale.ROOT).startsWith("n")) {
      keep(Key.ENRICH_ONLINE, "false");
    } else {
      keep(Key.ENRICH_ONLINE, "true");
      if (settings.get(Key.CONTACT).isEmpty()) {
        contact(answers);
      }
    }
    out.flush();
  }

  private void contact(BufferedReader answers) throws IOException, SettingsException {
    out.println(
        "They want to know whom they can write to when something goes wrong, and see that in each request.");
    Optional<String> contact = answer(answers, "An e-mail address or web page of yours: ",
        UserAgent::isContact, "That is neither an e-mail address nor a web page (https://...).");
    if (contact.isPresent()) {
      keep(Key.CONTACT, contact.get());
    } else {
      out.println("Without it nothing is looked up; set " + Key.CONTACT.code() + " in "
          + context.home().configFile() + " when you like.");
    }
  }

  private void keep(Key key, String value) throws SettingsException {
    new ConfigFile(context.home().configFile()).set(key, value);
    out.println("Kept: " + key.code() + " = " + value + " in " + context.home().configFile());
  }

  private Optional<String> answer(BufferedReader answers, String prompt, Predicate<String> fits,
      String otherwise) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      out.print(prompt);
      out.flush();
      String line = answers.readLine();
      if (line == null) {
        out.println();
        return Optional.empty();
      }
      if (fits.test(line.strip())) {
        return Optional.of(line.strip());
      }
      out.println(otherwise);
    }
    return Optional.empty();
  }
}
