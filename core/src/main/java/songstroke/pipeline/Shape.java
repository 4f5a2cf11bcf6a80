package songstroke.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The parts of a step's input or output record, and how to make the record from them.
public final class Shape<R extends Record> {
  private final List<Port<R, ?>> ports;
  private final Maker<R> maker;

  /// Gives the values of a record's parts.
  public interface Values<R extends Record> {
    <T> T get(Port<R, T> port) throws IOException;
  }

  /// Makes a record of its parts.
  public interface Maker<R extends Record> {
    R make(Values<R> values) throws IOException;
  }

  private Shape(Maker<R> maker, List<Port<R, ?>> ports) {
    this.maker = maker;
    this.ports = List.copyOf(ports);
    if (ports.stream().map(Port::name).distinct().count() != ports.size()) {
      throw new IllegalArgumentException(
          "Two ports share a name: " + ports.stream().map(Port::name).toList());
    }
  }

  /// A record of any number of parts.
  public static <R extends Record> Shape<R> of(Maker<R> maker, List<Port<R, ?>> ports) {
    return new Shape<>(maker, ports);
  }

  /// A record of one part.
  public static <R extends Record, A> Shape<R> of(Port<R, A> a, Function<A, R> maker) {
    return new Shape<>(values -> maker.apply(values.get(a)), List.of(a));
  }

  /// A record of two parts.
  public static <R extends Record, A, B> Shape<R> of(Port<R, A> a, Port<R, B> b, BiFunction<A, B, R> maker) {
    return new Shape<>(values -> maker.apply(values.get(a), values.get(b)), List.of(a, b));
  }

  public List<Port<R, ?>> ports() {
    return ports;
  }

  /// The record with these values.
  public R make(Values<R> values) throws IOException {
    return maker.make(values);
  }
}
