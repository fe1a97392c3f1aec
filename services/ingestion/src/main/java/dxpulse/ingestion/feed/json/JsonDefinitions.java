package dxpulse.ingestion.feed.json;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.feed.DefinitionFormat;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.FeedFault;
import dxpulse.ingestion.feed.FeedRule;
import dxpulse.ingestion.feed.MapAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/// Definitions as JSON. A member that nobody knows is a fault: a misspelt one would silently be
/// absent.
public final class JsonDefinitions implements DefinitionFormat {
  private static final Set<String> STRANGE =
      Set.of("NOT_A_DEFINITION", "NOT_A_CRON_EXPRESSION", "MISSING");
  private static final int LONGEST_NOTE = 1_900;
  private static final JsonMapper MAPPER =
      HttpFormat.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private final Function<String, @Nullable String> cronFault;

  public JsonDefinitions(Function<String, @Nullable String> cronFault) {
    this.cronFault = cronFault;
  }

  @Override
  public Read stored(String json) {
    Read read = read(json);
    if (read.definition() != null
        || read.faults().stream().anyMatch(fault -> STRANGE.contains(fault.code()))) {
      return read;
    }
    return new Read(MAPPER.readValue(json, FeedDefinition.class), read.faults());
  }

  @Override
  public Read read(String json) {
    FeedDefinition definition;
    try {
      definition = MAPPER.readValue(json, FeedDefinition.class);
    } catch (JacksonException refused) {
      return new Read(null, List.of(fault(refused)));
    }
    List<FeedFault> missing = missing(definition);
    List<FeedFault> faults = missing.isEmpty() ? FeedRule.faultsOf(definition, cronFault) : missing;
    return new Read(faults.isEmpty() ? definition : null, faults);
  }

  private static FeedFault fault(JacksonException refused) {
    StringBuilder pointer = new StringBuilder();
    if (refused instanceof DatabindException located) {
      located
          .getPath()
          .forEach(step -> {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : name);
          });
    }
    return new FeedFault(
        pointer.toString(), "", "NOT_A_DEFINITION", message(refused), null, expected(refused));
  }

  private static String message(JacksonException refused) {
    if (meant(refused) == Duration.class) {
      return "時間の長さとして読めません / not a length of time";
    }
    if (meant(refused) == LocalizedText.class) {
      return "日本語で書いてください / a Japanese text is needed";
    }
    return "定義として読めません / not readable as a definition: "
        + String.valueOf(refused.getOriginalMessage()).lines().findFirst().orElse("");
  }

  private static @Nullable String expected(JacksonException refused) {
    return meant(refused) == Duration.class ? "PT1H, P35D" : null;
  }

  /// What was to be read there.
  private static @Nullable Class<?> meant(JacksonException refused) {
    return switch (refused) {
      case ValueInstantiationException made -> made.getType().getRawClass();
      case MismatchedInputException other -> other.getTargetType();
      default -> null;
    };
  }

  @SuppressWarnings("NullAway") // members that a text leaves out
  private static List<FeedFault> missing(FeedDefinition feed) {
    Map<String, @Nullable Object> needed = new LinkedHashMap<>();
    needed.put("/name", feed.name());
    needed.put("/organization", feed.organization());
    needed.put("/title", feed.title());
    needed.put("/department", feed.department());
    needed.put("/origin", feed.origin());
    needed.put("/origin/kind", feed.origin() == null ? "" : feed.origin().kind());
    needed.put("/format", feed.format());
    needed.put("/mapping", feed.mapping());
    return needed.entrySet().stream()
        .filter(member -> member.getValue() == null)
        .map(member ->
            new FeedFault(
                member.getKey(), "", "MISSING", "必須の項目がありません / is missing", null, "値 / a value"))
        .toList();
  }

  @Override
  public String write(FeedDefinition definition) {
    return MAPPER.writeValueAsString(definition);
  }

  @Override
  public String members(MapAnswer.Item item, String feed) {
    Map<String, Object> members = new LinkedHashMap<>();
    var draft = item.draft();
    if (draft != null) {
      members.put("indicator", draft.indicator().value());
      members.put("period", draft.period().toString());
      put(members, "area", draft.area());
      put(members, "value", draft.value());
      put(members, "numerator", draft.numerator());
      put(members, "denominator", draft.denominator());
      members.put("status", draft.status().name());
    } else {
      item.said()
          .forEach((member, text) -> {
            members.put(member, isFigure(member) ? number(text) : text);
          });
    }
    if (!item.cells().isEmpty()) {
      String row = item.cells().toString();
      members.put("note", row.length() > LONGEST_NOTE ? row.substring(0, LONGEST_NOTE) : row);
    }
    members.put("reference", feed + " " + item.place());
    return MAPPER.writeValueAsString(members);
  }

  private static void put(Map<String, Object> members, String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value instanceof BigDecimal number ? number : value.toString());
    }
  }

  private static boolean isFigure(String member) {
    return member.equals("value") || member.equals("numerator") || member.equals("denominator");
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException other) {
      return text;
    }
  }
}
