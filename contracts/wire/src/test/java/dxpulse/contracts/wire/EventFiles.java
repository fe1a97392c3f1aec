package dxpulse.contracts.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The contract's files and the event types that the code knows.
final class EventFiles {
  static final Path EVENTS = Path.of("../events");

  private EventFiles() {}

  static List<EventType<?>> types() {
    return Stream.of(EventType.class.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> field.getType() == EventType.class)
        .<EventType<?>>map(field -> {
          try {
            return (EventType<?>) field.get(null);
          } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
          }
        })
        .toList();
  }

  static JsonNode schema(EventType<?> type) {
    return json(EVENTS.resolve(type.name()).resolve("v1/schema.json"));
  }

  static List<Path> examples(EventType<?> type) {
    try (Stream<Path> files = Files.list(EVENTS.resolve(type.name()).resolve("v1/examples"))) {
      return files.sorted().toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  static JsonNode json(Path file) {
    return WireFormat.mapper().readTree(bytes(file));
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
