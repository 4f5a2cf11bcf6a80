package songstroke.capture.music.mpris;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/// A scripted player on a real bus. It says what a test tells it to say, in the types real players use; its
/// position stands still unless the test moves it.
public final class FakePlayer implements AutoCloseable {
  private static final String PATH = "/org/mpris/MediaPlayer2";
  private static final String INTERFACE = "org.mpris.MediaPlayer2.Player";

  /// What a player answers to. It must be public for the library that calls it.
  @DBusInterfaceName(INTERFACE)
  public interface Answers extends DBusInterface, Properties {}

  private final DBusConnection connection;
  private final String name;
  private final Map<String, Variant<?>> properties = new ConcurrentHashMap<>();
  private final AtomicBoolean refuses = new AtomicBoolean();

  private FakePlayer(DBusConnection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  /// Puts a stopped player on a bus.
  ///
  /// @param name as the player calls itself: `spotify`, `chromium.instance77`
  public static FakePlayer on(SessionBus bus, String name) {
    try {
      DBusConnection connection = DBusConnectionBuilder.forAddress(bus.address()).withShared(false).build();
      var player = new FakePlayer(connection, PlayerName.PREFIX + name);
      player.set(Map.of("PlaybackStatus", "Stopped", "Metadata", Map.of(), "Position", 0L, "Rate", 1.0,
          "Volume", 1.0));
      connection.exportObject(PATH, new Object_(player.properties, player.refuses));
      connection.requestBusName(player.name);
      return player;
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Plays a track from its start. When this returns, the bus has passed it on.
  ///
  /// @param metadata for example [#track]
  public FakePlayer play(Map<String, Object> metadata) {
    set(Map.of("Position", 0L));
    change(Map.of("PlaybackStatus", "Playing", "Metadata", metadata));
    awaitBus();
    return this;
  }

  public FakePlayer pause() {
    return change(Map.of("PlaybackStatus", "Paused"));
  }

  public FakePlayer resume() {
    return change(Map.of("PlaybackStatus", "Playing"));
  }

  public FakePlayer stop() {
    return change(Map.of("PlaybackStatus", "Stopped"));
  }

  /// From now on it answers the question for all properties with an error; asked for one, it tells it.
  public FakePlayer refuseAll() {
    refuses.set(true);
    return this;
  }

  /// Changes properties without a word.
  public FakePlayer set(Map<String, Object> values) {
    properties.putAll(variants(values));
    return this;
  }

  /// Changes properties and says so.
  public FakePlayer change(Map<String, Object> values) {
    set(values);
    try {
      connection.sendMessage(new Properties.PropertiesChanged(PATH, INTERFACE, variants(values), List.of()));
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /// Jumps and says so.
  public FakePlayer seek(double seconds) {
    long micros = Math.round(seconds * 1e6);
    set(Map.of("Position", micros));
    try {
      DBusSignal seeked = connection.getMessageFactory().createSignal(null, PATH, INTERFACE, "Seeked", "x",
          micros);
      connection.sendMessage(seeked);
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /// Leaves the bus.
  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A track as most players name it.
  public static Map<String, Object> track(String title, String artist, double seconds, String... genres) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("mpris:trackid", new DBusPath("/track/" + Integer.toUnsignedString(title.hashCode())));
    metadata.put("mpris:length", Math.round(seconds * 1e6));
    metadata.put("xesam:title", title);
    metadata.put("xesam:artist", List.of(artist));
    metadata.put("xesam:album", "Album of " + artist);
    if (genres.length > 0) {
      metadata.put("xesam:genre", List.of(genres));
    }
    return metadata;
  }

  /// A track as Spotify's desktop program names it: the id as a text, the length as an unsigned number.
  public static Map<String, Object> spotifyTrack(String id, String title, String artist, double seconds) {
    Map<String, Object> metadata = track(title, artist, seconds);
    metadata.put("mpris:trackid", "/com/spotify/track/" + id);
    metadata.put("mpris:length", new UInt64(Math.round(seconds * 1e6)));
    metadata.put("xesam:trackNumber", 3);
    metadata.put("xesam:url", "https://open.spotify.com/track/" + id);
    return metadata;
  }

  /// An advertisement as Spotify's desktop program names it.
  public static Map<String, Object> spotifyAd() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("mpris:trackid", "/com/spotify/ad/0123456789abcdef");
    metadata.put("mpris:length", new UInt64(30_000_000L));
    metadata.put("xesam:title", "Advertisement");
    metadata.put("xesam:artist", List.of("Spotify"));
    metadata.put("xesam:album", "");
    metadata.put("xesam:trackNumber", 0);
    return metadata;
  }

  /// Asks the bus something: it answers after it has passed on what was sent before.
  private void awaitBus() {
    try {
      connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class, false).GetId();
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Variant<?>> variants(Map<String, Object> values) {
    Map<String, Variant<?>> variants = new LinkedHashMap<>();
    values.forEach((key, value) -> variants.put(key, variant(value)));
    return variants;
  }

  private static Variant<?> dictionary(Map<?, ?> map) {
    Map<String, Variant<?>> entries = new LinkedHashMap<>();
    map.forEach((key, one) -> entries.put((String) key, variant((Object) one)));
    return new Variant<>((Object) entries, "a{sv}");
  }

  private static Variant<?> variant(Object value) {
    return switch (value) {
      case List<?> list -> new Variant<>(new ArrayList<>(list), "as");
      case Map<?, ?> map -> dictionary(map);
      default -> new Variant<>(value);
    };
  }

  /// The object on the bus.
  private record Object_(Map<String, Variant<?>> properties, AtomicBoolean refuses) implements Answers {
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String type, String property) {
      Variant<?> value = properties.get(property);
      if (value == null) {
        throw new IllegalArgumentException("This player has no property " + property);
      }
      return (A) value;
    }

    @Override
    public <A> void Set(String type, String property, A value) {
      throw new UnsupportedOperationException("This player is told by its test what to do");
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
      if (refuses.get()) {
        throw new DBusExecutionException("LoopStatus cannot be told");
      }
      return Map.copyOf(properties);
    }

    @Override
    public String getObjectPath() {
      return PATH;
    }

    @Override
    public boolean isRemote() {
      return false;
    }
  }
}
