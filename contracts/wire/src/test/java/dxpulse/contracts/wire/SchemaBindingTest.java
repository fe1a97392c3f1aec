package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SchemaBindingTest {
  static List<EventType<?>> types() {
    return EventFiles.types();
  }

  @Test
  void everySchemaFolderHasItsEventAndEveryEventItsFolder() throws IOException {
    try (Stream<Path> folders = Files.list(EventFiles.EVENTS).filter(Files::isDirectory)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(types().stream().map(EventType::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesTypesAndRequirednessOfTheRecordAreThoseOfTheSchema(EventType<?> type) {
    JsonNode schema = EventFiles.schema(type);

    assertRecord(type.type(), schema, schema, type.name(), Set.of());
  }

  private static void assertRecord(
      Class<?> record, JsonNode schema, JsonNode root, String place, Set<Class<?>> around) {
    Set<String> names = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    Set<Class<?>> inside = new HashSet<>(around);
    inside.add(record);
    for (RecordComponent component : record.getRecordComponents()) {
      names.add(component.getName());
      if (component.getAnnotatedType().getAnnotation(Nullable.class) == null) {
        required.add(component.getName());
      }
    }
    assertThat(new TreeSet<String>(schema.get("properties").propertyNames()))
        .as("properties of " + place)
        .isEqualTo(names);
    Set<String> requiredBySchema = new TreeSet<>();
    schema.path("required").forEach(name -> requiredBySchema.add(name.asString()));
    assertThat(requiredBySchema).as("required of " + place).isEqualTo(required);
    for (RecordComponent component : record.getRecordComponents()) {
      assertType(
          component.getGenericType(),
          resolve(schema.get("properties").get(component.getName()), root),
          root,
          place + "." + component.getName(),
          inside);
    }
  }

  private static void assertType(
      Type type, JsonNode schema, JsonNode root, String place, Set<Class<?>> around) {
    Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    assertThat(schema.path("type").asString("")).as("type of " + place).isEqualTo(jsonType(raw));
    if (raw == List.class) {
      assertType(argument(type, 0), resolve(schema.get("items"), root), root, place + "[]", around);
    } else if (raw == Map.class) {
      assertType(
          argument(type, 1),
          resolve(schema.get("additionalProperties"), root),
          root,
          place + "{}",
          around);
    } else if (raw.isEnum()) {
      assertThat(schema.path("enum").valueStream().map(JsonNode::asString))
          .as("constants of " + place)
          .containsExactlyElementsOf(
              Stream.of(raw.getEnumConstants())
                  .map(constant -> WireFormat.mapper().valueToTree(constant).asString())
                  .toList());
    } else if (raw == Instant.class) {
      assertThat(schema.path("format").asString(""))
          .as("format of " + place)
          .isEqualTo("date-time");
    } else if (jsonType(raw).equals("object") && !around.contains(raw)) {
      assertRecord(raw, schema, root, place, around);
    }
  }

  /// How the wire writes a type.
  private static String jsonType(Class<?> type) {
    if (type == List.class) {
      return "array";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "integer";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "boolean";
    }
    boolean isEventPart = type.isRecord() && type.getPackageName().endsWith(".event");
    return isEventPart || type == Map.class || type == LocalizedText.class ? "object" : "string";
  }

  private static Type argument(Type generic, int index) {
    return ((ParameterizedType) generic).getActualTypeArguments()[index];
  }

  private static JsonNode resolve(JsonNode schema, JsonNode root) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
  }
}
