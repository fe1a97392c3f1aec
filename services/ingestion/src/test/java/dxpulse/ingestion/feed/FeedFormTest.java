package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page's form and what the service keeps of a feed are the same members.
class FeedFormTest {
  private static final Pattern FIELD =
      Pattern.compile(
          "^ {2,4}\\[\"([A-Za-z.]+)\", .*?, (\"[a-z]+\"|\\[(?:[^\\[\\]]|\\[[^\\]]*])*])(?:, \"more\")?],$");

  /// The path and the caller say these.
  private static final Set<String> OF_THE_PATH = Set.of("name", "organization");

  @Test
  void everyMemberOfADefinitionHasItsFieldAndEveryFieldItsMember() {
    assertThat(fields("GROUPS").keySet()).isEqualTo(members(FeedDefinition.class));
    assertThat(fields("FIGURE").keySet()).isEqualTo(members(Mapping.Figure.class));
  }

  @Test
  void rowsOfTheSmallTablesHaveEveryMemberToo() {
    assertThat(columns("credentials")).isEqualTo(members(Origin.Credential.class));
    assertThat(columns("conditions")).hasSameSizeAs(members(Mapping.Condition.class));
  }

  @Test
  void choicesAreThoseThatTheServiceKnows() {
    Map<String, String> kinds = fields("GROUPS");

    assertThat(choices(kinds, "format")).isEqualTo(names(Format.values()));
    assertThat(choices(kinds, "origin.kind")).isEqualTo(names(Origin.Kind.values()));
    assertThat(choices(kinds, "mapping.periodForm")).isEqualTo(names(Mapping.PeriodForm.values()));
    assertThat(choices(kinds, "mapping.areaForm")).isEqualTo(names(Mapping.AreaForm.values()));
    assertThat(AnswerText.encodings()).containsAll(choices(kinds, "layout.encoding"));
  }

  private static Set<String> members(Class<?> type) {
    Set<String> members = new TreeSet<>();
    add(members, "", type);
    members.removeAll(type == FeedDefinition.class ? OF_THE_PATH : Set.of());
    return members;
  }

  private static void add(Set<String> members, String path, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = path + component.getName();
      if (isOf(component.getGenericType(), Mapping.Figure.class)) {
        continue;
      }
      boolean isDeeper =
          component.getType().isRecord()
              && Stream.of(
                      FeedDefinition.class.getPackage(),
                      dxpulse.contracts.types.LocalizedText.class.getPackage())
                  .anyMatch(component.getType().getPackage()::equals)
              && component.getType().getRecordComponents().length > 1;
      if (isDeeper) {
        add(members, name + ".", component.getType());
      } else {
        members.add(name);
      }
    }
  }

  private static boolean isOf(Type type, Class<?> element) {
    return type instanceof ParameterizedType many
        && List.of(many.getActualTypeArguments()).contains(element);
  }

  private static Map<String, String> fields(String constant) {
    String text = read("dxp-entry-feeds-fields.js");
    int from = text.indexOf("export const " + constant);
    int to = text.indexOf("\n];", from);
    Map<String, String> fields = new TreeMap<>();
    text.substring(from, to)
        .lines()
        .map(FIELD::matcher)
        .filter(java.util.regex.Matcher::matches)
        .forEach(field ->
            assertThat(fields.put(field.group(1), field.group(2)))
                .as(field.group(1) + " stands there once")
                .isNull());
    return fields;
  }

  private static Set<String> columns(String kind) {
    String line =
        read("dxp-entry-feeds-controls.js")
            .lines()
            .filter(each -> each.startsWith("  " + kind + ": ["))
            .findFirst()
            .orElseThrow();
    return Pattern.compile("key: \"([a-z]+)\"")
        .matcher(line)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> choices(Map<String, String> kinds, String path) {
    return Pattern.compile("\"([A-Z][A-Z0-9_-]+)\"")
        .matcher(Objects.requireNonNull(kinds.get(path)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(String part) {
    try (InputStream in = FeedFormTest.class.getResourceAsStream("/ui/" + part)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
