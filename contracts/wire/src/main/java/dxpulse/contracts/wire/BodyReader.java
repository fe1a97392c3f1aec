package dxpulse.contracts.wire;

import dxpulse.contracts.types.FigureSize;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.AmbiguousPeriod;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/// Reads members of a JSON body one by one and collects every fault with its place, instead of
/// stopping at the first.
public final class BodyReader {
  private static final int LONGEST_SHOWN = 60;
  private static final String NOT_AN_OBJECT = "NOT_AN_OBJECT";
  private static final String OBJECT_EXPECTED = "オブジェクトで書いてください / must be an object";

  private final JsonNode body;
  private final String at;
  private final List<Problem.Fault> faults;

  public BodyReader(JsonNode body) {
    this(body, "", new ArrayList<>());
  }

  private BodyReader(JsonNode body, String at, List<Problem.Fault> faults) {
    this.body = body;
    this.at = at;
    this.faults = faults;
  }

  /// A reader of a body as it came; where that is JSON and no object, this is its first fault.
  ///
  /// @throws tools.jackson.core.JacksonException when it is no JSON
  public static BodyReader of(byte[] content) {
    BodyReader reader = new BodyReader(HttpFormat.mapper().readTree(content));
    boolean unused = reader.requireObject();
    return reader;
  }

  /// A reader that starts at another pointer, for items of an array.
  public static BodyReader at(JsonNode body, String pointer) {
    return new BodyReader(body, pointer, new ArrayList<>());
  }

  public List<Problem.Fault> faults() {
    return faults;
  }

  /// Whether this is an object; a fault when it is not.
  public boolean requireObject() {
    if (!body.isObject()) {
      fault("", NOT_AN_OBJECT, OBJECT_EXPECTED, "{…}");
    }
    return body.isObject();
  }

  public boolean has(String name) {
    return body.hasNonNull(name);
  }

  public JsonNode node() {
    return body;
  }

  /// Notes a fault at a member.
  public void fault(String name, String code, String message, @Nullable String expected) {
    JsonNode node = name.isEmpty() ? body : body.path(name);
    String value =
        node.isMissingNode() ? null : shown(isNaN(node) ? node.asString() : node.toString());
    faults.add(
        new Problem.Fault(name.isEmpty() ? at : at + "/" + name, code, message, value, expected));
  }

  public @Nullable String text(String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isString()) {
      fault(name, "NOT_A_TEXT", "文字列で書いてください / must be a text", "a string");
      return null;
    }
    return node.asString();
  }

  /// A text of at most so many characters.
  public @Nullable String text(String name, int longest) {
    String text = text(name);
    if (text != null && text.length() > longest) {
      fault(
          name,
          "TEXT_TOO_LONG",
          "長すぎます / too long",
          longest + "文字まで / at most " + longest + " characters");
    }
    return text;
  }

  public Optional<String> requiredText(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      if (!body.path(name).isNumber() && !body.path(name).isBoolean()) {
        missing(name);
      }
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /// A text that is there, of at most so many characters.
  public Optional<String> requiredText(String name, int longest) {
    Optional<String> text = requiredText(name);
    if (text.isPresent()) {
      var _ = text(name, longest);
    }
    return text;
  }

  /// A decimal number, exact, of bounded size: not a text that looks like one, not NaN, not 10^400.
  public @Nullable BigDecimal decimal(String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isNumber() || isNaN(node)) {
      fault(
          name,
          "NOT_A_NUMBER",
          "数値で書いてください / must be a number",
          "数値（例：12.3） / a JSON number, e.g. 12.3");
      return null;
    }
    BigDecimal value = node.decimalValue();
    if (!FigureSize.isReasonable(value)) {
      fault(name, "NUMBER_TOO_LARGE", "数値の桁が大きすぎます / too many digits", FigureSize.RIGHT);
      return null;
    }
    return value;
  }

  /// NaN or an infinity, which JSON has no numbers for.
  private static boolean isNaN(JsonNode node) {
    return node instanceof NumericNode number && number.isNaN();
  }

  public @Nullable Integer integer(String name, int least, int most) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < least
        || node.intValue() > most) {
      fault(
          name,
          "OUT_OF_RANGE",
          "整数の範囲外です / not an integer in range",
          "%1$dから%2$dまで / %1$d to %2$d".formatted(least, most));
      return null;
    }
    return node.intValue();
  }

  public boolean flag(String name) {
    JsonNode node = body.path(name);
    if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
      fault(name, "NOT_A_FLAG", "true か false で書いてください / must be true or false", "true or false");
    }
    return node.isBoolean() && node.asBoolean();
  }

  public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    fault(
        name,
        "UNKNOWN_WORD",
        "決められた語ではありません / not one of the words",
        String.join(", ", names(type)));
    return null;
  }

  /// A period, in the pinned form or as people write it.
  public Optional<Period> period(String name) {
    return requiredText(name)
        .flatMap(text -> {
          try {
            return Optional.of(PeriodReader.read(text));
          } catch (AmbiguousPeriod either) {
            fault(
                name,
                "AMBIGUOUS_PERIOD",
                "二通りに読める期間です / could mean two periods",
                either.expected().ja() + " / " + either.expected().english());
            return Optional.empty();
          } catch (IllegalArgumentException refused) {
            fault(
                name,
                "NOT_A_PERIOD",
                "期間として読めません / not a period",
                "2024-06, FY2024-Q1, FY2024-H1, FY2024, CY2024");
            return Optional.empty();
          }
        });
  }

  public @Nullable FiscalYear fiscalYear(String name) {
    if (!has(name)) {
      return null;
    }
    return period(name).orElse(null) instanceof FiscalYear year ? year : notAYear(name);
  }

  private @Nullable FiscalYear notAYear(String name) {
    if (faults.stream().noneMatch(fault -> fault.pointer().equals(at + "/" + name))) {
      fault(name, "NOT_A_FISCAL_YEAR", "年度で書いてください / must be a fiscal year", "FY2024");
    }
    return null;
  }

  /// A code of a closed form, through its own constructor.
  public <T> Optional<T> code(String name, Function<String, T> constructor) {
    return requiredText(name)
        .flatMap(text -> {
          try {
            return Optional.of(constructor.apply(text));
          } catch (IllegalArgumentException refused) {
            fault(name, "NOT_A_CODE", "コードの形ではありません / not a code", refused.getMessage());
            return Optional.empty();
          }
        });
  }

  /// `{"ja": …, "en": …}`.
  public @Nullable LocalizedText localized(String name) {
    return localized(name, Integer.MAX_VALUE);
  }

  /// `{"ja": …, "en": …}`, each of at most so many characters.
  public @Nullable LocalizedText localized(String name, int longest) {
    if (!has(name)) {
      return null;
    }
    BodyReader inner = inner(name);
    Optional<String> japanese = inner.requiredText("ja");
    if (japanese.isPresent()) {
      var _ = inner.text("ja", longest);
    }
    String english = inner.text("en", longest);
    return japanese.map(ja -> new LocalizedText(ja, english)).orElse(null);
  }

  /// A reader of an object below, which collects into the same faults.
  public BodyReader inner(String name) {
    JsonNode node = body.path(name);
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      fault(name, NOT_AN_OBJECT, OBJECT_EXPECTED, "{…}");
    }
    return new BodyReader(node, at + "/" + name, faults);
  }

  /// Readers of the items of an array below, which collect into the same faults.
  public List<BodyReader> items(String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      fault(name, "NOT_AN_ARRAY", "配列で書いてください / must be an array", "[…]");
      return List.of();
    }
    List<BodyReader> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new BodyReader(node.get(i), at + "/" + name + "/" + i, faults));
    }
    return items;
  }

  /// Notes every member that nobody asks for: a misspelt one would silently be absent.
  public void onlyKnows(Set<String> members) {
    onlyKnows(members, Set.of());
  }

  /// Notes every member that nobody asks for.
  ///
  /// @param passedOver members that nobody asks for, and that may stand there all the same
  public void onlyKnows(Set<String> members, Set<String> passedOver) {
    if (!body.isObject()) {
      return;
    }
    for (String name : body.propertyNames()) {
      if (!members.contains(name) && !passedOver.contains(name)) {
        fault(
            name,
            "UNKNOWN_MEMBER",
            "知らない項目です / not a member of this body",
            String.join(", ", new TreeSet<>(members)));
      }
    }
  }

  /// The members of this body that have a fault, or one below them.
  public Set<String> faulty() {
    Set<String> members = new HashSet<>();
    for (Problem.Fault fault : faults) {
      if (fault.pointer().startsWith(at + "/")) {
        String below = fault.pointer().substring(at.length() + 1);
        int slash = below.indexOf('/');
        members.add(slash < 0 ? below : below.substring(0, slash));
      }
    }
    return members;
  }

  public void missing(String name) {
    fault(name, "MISSING", "必須の項目がありません / is missing", "値 / a value");
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      names.add(constant.name());
    }
    return names;
  }

  private static String shown(String value) {
    return value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
  }
}
