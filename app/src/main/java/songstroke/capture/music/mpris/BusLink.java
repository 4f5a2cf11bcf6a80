package songstroke.capture.music.mpris;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.jspecify.annotations.Nullable;
import songstroke.timeline.Clocks;

/// One connection to the session bus: all of the program that knows D-Bus.
///
/// Signals are stamped when they arrive and handed on in the bus's order. Each call runs on a virtual thread of
/// its own, so a player that does not answer holds nobody up. Of what a player says only what is read is taken over, as
/// it may be megabytes of pictures; see [Values].
final class BusLink implements AutoCloseable {
  private static final String BUS = "org.freedesktop.DBus";
  private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
  private static final String PLAYER = "org.mpris.MediaPlayer2.Player";
  private static final String PLAYER_PATH = "/org/mpris/MediaPlayer2";
  private static final int ONE_ATTEMPT_MS = 500;
  private static final long BUS_ANSWER_MS = TimeUnit.NANOSECONDS.toMillis(Lifeline.ANSWER);
  private static final long LATEST_ANSWER_MS = 20_000;
  private static final int MOST_REFUSERS = 1_000;

  /// Hears what the bus says, on any thread.
  interface Ear {
    /// Takes in a signal that came at `nanos` on the monotonic clock.
    void hear(long nanos, PlayerSignal signal);
  }

  private final DBusConnection connection;
  private final Clocks clocks;
  private final Ear ear;
  /// The owners that answer the question for all properties with an error.
  private final Set<String> refusers = ConcurrentHashMap.newKeySet();

  private BusLink(DBusConnection connection, Clocks clocks, Ear ear) {
    this.connection = connection;
    this.clocks = clocks;
    this.ear = ear;
  }

  /// Connects and begins to listen. Takes up to a few seconds when the bus does not answer.
  ///
  /// @throws IOException when there is no bus
  static BusLink open(SessionBusAddress address, Clocks clocks, Ear ear) throws IOException {
    if (!address.exists()) {
      throw new IOException(address.socket() + " does not exist");
    }
    DBusConnection connection = null;
    try {
      connection = DBusConnectionBuilder.forAddress(address.text())
          .withShared(false)
          .withDisconnectCallback(new IDisconnectCallback() {
            @Override
            public void disconnectOnError(IOException cause) {
              ear.hear(clocks.monotonicNanos(), new PlayerSignal.BusLost("the session bus is gone"));
            }
          })
          .receivingThreadConfig().withSignalThreadCount(1).withErrorHandlerThreadCount(1)
          .withMethodCallThreadCount(1).withMethodReturnThreadCount(1).connectionConfig()
          .transportConfig().withTimeout(ONE_ATTEMPT_MS).back()
          .build();
      var link = new BusLink(connection, clocks, ear);
      link.listen();
      return link;
    } catch (DBusException | RuntimeException e) {
      if (connection != null) {
        connection.disconnect();
      }
      throw new IOException(e.getMessage(), e);
    }
  }

  /// The players on the bus now.
  ///
  /// @throws IOException when the bus does not answer
  List<PlayerSignal.Named> players() throws IOException {
    List<PlayerSignal.Named> players = new ArrayList<>();
    Object names = askBus("ListNames", "");
    for (Object name : names instanceof Collection<?> list ? list : List.of()) {
      String busName = String.valueOf(name);
      if (PlayerName.isPlayer(busName) && askBus("GetNameOwner", busName) instanceof String owner) {
        players.add(new PlayerSignal.Named(busName, owner, pid(owner)));
      }
    }
    return players;
  }

  /// Sends a call; its answer comes as a signal.
  void send(PlayerCall call) {
    Thread.ofVirtual().name("mpris-call").start(() -> {
      PlayerSignal answer = answer(call);
      ear.hear(clocks.monotonicNanos(), answer);
    });
  }

  /// The properties of a player; none when it tells none of them.
  ///
  /// @throws IOException when it does not answer in time
  Map<String, Object> state(String owner) throws IOException {
    return state(owner, BUS_ANSWER_MS).orElseGet(Map::of);
  }

  /// Leaves the bus, in the background: the connection may wait for what is on its way.
  @Override
  public void close() {
    Thread.ofVirtual().name("mpris-close").start(connection::disconnect);
  }

  private void listen() throws DBusException {
    DBusMatchRuleBuilder rules = DBusMatchRuleBuilder.create();
    connection.addGenericSigHandler(rules.withType("signal").withInterface(PROPERTIES)
        .withMember("PropertiesChanged").withPath(PLAYER_PATH).build(), this::changed);
    connection.addGenericSigHandler(DBusMatchRuleBuilder.create().withType("signal").withInterface(PLAYER)
        .withMember("Seeked").withPath(PLAYER_PATH).build(), this::seeked);
    DBusMatchRule owners = DBusMatchRuleBuilder.create().withType("signal").withSender(BUS).withInterface(BUS)
        .withMember("NameOwnerChanged").withArg0Namespace("org.mpris.MediaPlayer2").build();
    connection.addGenericSigHandler(owners, this::ownerChanged);
  }

  private void changed(DBusSignal signal) {
    long now = clocks.monotonicNanos();
    Object[] parameters = parameters(signal);
    if (parameters.length == 3 && PLAYER.equals(parameters[0])) {
      boolean incomplete = parameters[2] instanceof Collection<?> names
          && (names.contains("Metadata") || names.contains("PlaybackStatus"));
      ear.hear(now,
          new PlayerSignal.Changed(signal.getSource(), Values.properties(parameters[1]), incomplete));
    }
  }

  private void seeked(DBusSignal signal) {
    long now = clocks.monotonicNanos();
    Object[] parameters = parameters(signal);
    if (parameters.length == 1 && parameters[0] instanceof Number micros) {
      ear.hear(now, new PlayerSignal.Seeked(signal.getSource(), micros.longValue()));
    }
  }

  private void ownerChanged(DBusSignal signal) {
    long now = clocks.monotonicNanos();
    Object[] parameters = parameters(signal);
    if (parameters.length != 3 || !(parameters[0] instanceof String name)
        || !(parameters[2] instanceof String owner)) {
      return;
    }
    if (owner.isEmpty()) {
      ear.hear(now, new PlayerSignal.Gone(name));
      return;
    }
    if (parameters[1] instanceof String before) {
      refusers.remove(before);
    }
    ear.hear(now, new PlayerSignal.Appeared(name, owner));
    Thread.ofVirtual().name("mpris-pid").start(() -> {
      try {
        pid(owner).ifPresent(
            pid -> ear.hear(clocks.monotonicNanos(), new PlayerSignal.Identified(owner, pid)));
      } catch (IOException e) {
        // The owner left again; that it did is said by the bus itself.
      }
    });
  }

  private OptionalLong pid(String owner) throws IOException {
    return askBus("GetConnectionUnixProcessID", owner) instanceof Number pid
        ? OptionalLong.of(pid.longValue())
        : OptionalLong.empty();
  }

  /// What the bus itself answers, or null when it refuses.
  private @Nullable Object askBus(String member, String argument) throws IOException {
    Object[] arguments = argument.isEmpty() ? new Object[0] : new Object[]{argument};
    Message reply = reply(call(BUS, "/org/freedesktop/DBus", BUS, member, arguments), BUS_ANSWER_MS);
    if (reply == null) {
      throw new IOException("the session bus does not answer");
    }
    return reply instanceof Error ? null : Values.plain(first(reply));
  }

  private PlayerSignal pinged(PlayerCall call) throws IOException {
    answered(call(call.owner(), PLAYER_PATH, "org.freedesktop.DBus.Peer", "Ping"), LATEST_ANSWER_MS);
    return new PlayerSignal.Answered(call.id(), Map.of());
  }

  private PlayerSignal answer(PlayerCall call) {
    try {
      return switch (call.kind()) {
        case STATE -> state(call.owner(), LATEST_ANSWER_MS)
            .<PlayerSignal>map(values -> new PlayerSignal.Answered(call.id(), values))
            .orElseGet(() -> new PlayerSignal.Refused(call.id()));
        case PING -> pinged(call);
      };
    } catch (IOException e) {
      return new PlayerSignal.Unanswered(call.id());
    }
  }

  /// The properties of a player. One that will not tell them all, as one of them has no value, is asked for each by
  /// itself.
  ///
  /// @return empty when it tells none of them
  /// @throws IOException when it does not answer in time
  private Optional<Map<String, Object>> state(String owner, long millis) throws IOException {
    if (!refusers.contains(owner)) {
      Message reply = answered(call(owner, PLAYER_PATH, PROPERTIES, "GetAll", PLAYER), millis);
      if (!(reply instanceof Error)) {
        return Optional.of(Values.properties(first(reply)));
      }
      if (refusers.size() < MOST_REFUSERS) {
        refusers.add(owner);
      }
    }
    Map<String, Object> values = new HashMap<>();
    for (String name : Values.PROPERTIES) {
      Message reply = answered(call(owner, PLAYER_PATH, PROPERTIES, "Get", PLAYER, name), millis);
      if (!(reply instanceof Error)) {
        values.putAll(Values.properties(Map.of(name, Optional.<Object>ofNullable(first(reply)).orElse(""))));
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  /// What a player answers, be it an error of its own.
  ///
  /// @throws IOException when nobody is there, or nobody answers in time
  private Message answered(MethodCall call, long millis) throws IOException {
    Message reply = reply(call, millis);
    if (reply == null || (reply instanceof Error error && isFromBus(error))) {
      throw new IOException("no answer");
    }
    return reply;
  }

  /// Whether an error is the bus's own: that nobody is there, or that nobody answers.
  private static boolean isFromBus(Error error) {
    return BUS.equals(error.getSource()) || error.getSource() == null;
  }

  private MethodCall call(String to, String path, String type, String member, Object... arguments)
      throws IOException {
    try {
      return connection.getMessageFactory().createMethodCall(null, to, path, type, member, (byte) 0,
          arguments.length == 0 ? null : "s".repeat(arguments.length), arguments);
    } catch (DBusException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private @Nullable Message reply(MethodCall call, long millis) throws IOException {
    try {
      connection.sendMessage(call);
      return call.getReply(millis);
    } catch (DBusExecutionException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static @Nullable Object first(Message message) {
    Object[] parameters = parameters(message);
    return parameters.length == 0 ? null : parameters[0];
  }

  private static Object[] parameters(Message message) {
    try {
      Object[] parameters = message.getParameters();
      return parameters == null ? new Object[0] : parameters;
    } catch (DBusException | RuntimeException e) {
      return new Object[0];
    }
  }
}
