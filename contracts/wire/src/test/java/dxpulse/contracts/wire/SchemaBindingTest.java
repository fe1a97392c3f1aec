package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.List;
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
    try (Stream<java.nio.file.Path> folders = Files.list(EventFiles.EVENTS)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(types().stream().map(EventType::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesAndRequirednessOfTheRecordAreThoseOfTheSchema(EventType<?> type) {
    JsonNode schema = EventFiles.schema(type);

    assertBound(type.type(), schema, schema, type.name());
  }

  private static void assertBound(Class<?> record, JsonNode schema, JsonNode root, String place) {
    JsonNode resolved = resolve(schema, root);
    Set<String> names = new TreeSet<>();
    Set<String> required = new TreeSet<>();
    for (RecordComponent component : record.getRecordComponents()) {
      names.add(component.getName());
      boolean absent = component.getAnnotatedType().getAnnotation(Nullable.class) != null;
      if (!absent) {
        required.add(component.getName());
      }
      Class<?> below = recordBelow(component.getGenericType());
      if (below != null && below != record) {
        JsonNode property = resolve(resolved.get("properties").get(component.getName()), root);
        JsonNode inner = property.has("items") ? property.get("items") : property;
        assertBound(below, inner, root, place + "." + component.getName());
      }
    }
    assertThat(new TreeSet<String>(resolved.get("properties").propertyNames()))
        .as("properties of " + place)
        .isEqualTo(names);
    Set<String> requiredBySchema = new TreeSet<>();
    resolved.path("required").forEach(name -> requiredBySchema.add(name.asString()));
    assertThat(requiredBySchema).as("required of " + place).isEqualTo(required);
  }

  private static JsonNode resolve(JsonNode schema, JsonNode root) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
  }

  private static @Nullable Class<?> recordBelow(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return recordBelow(generic.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> c
            && c.isRecord()
            && (c.getPackageName().endsWith(".event") || c.getSimpleName().equals("LocalizedText"))
        ? c
        : null;
  }
}
