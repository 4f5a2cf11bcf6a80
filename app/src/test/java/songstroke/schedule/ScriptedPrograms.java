package songstroke.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Programs that do nothing but note their calls, and a crontab.
final class ScriptedPrograms implements Programs {
  final List<String> calls = new ArrayList<>();
  byte[] crontab = new byte[0];
  String refusal = "";
  private final Set<String> names;

  ScriptedPrograms(String... names) {
    this.names = Set.of(names);
  }

  @Override
  public boolean has(String name) {
    return names.contains(name);
  }

  @Override
  public Answer run(byte[] input, String name, String... arguments) throws IOException {
    if (!has(name)) {
      throw new IOException("the program " + name + " is not there");
    }
    String call = name + " " + String.join(" ", arguments);
    calls.add(call);
    if (!refusal.isEmpty()) {
      return new Answer(1, "", refusal);
    }
    if (call.equals("crontab -")) {
      crontab = input.clone();
    }
    return new Answer(0, call.equals("crontab -l") ? new String(crontab, StandardCharsets.ISO_8859_1) : "",
        "");
  }

  String crontab() {
    return new String(crontab, StandardCharsets.UTF_8);
  }
}
