package dxpulse.roadmap.project.http;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ProjectUpdated.Budget;
import dxpulse.contracts.types.event.ProjectUpdated.Measure;
import dxpulse.contracts.types.event.ProjectUpdated.Phase;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the body of `PUT /api/roadmap/projects/{number}` into a draft, or finds everything that is
/// wrong with it.
final class ProjectBody {
  private static final int DEEPEST = 3;

  private final BodyReader body;

  ProjectBody(JsonNode json) {
    body = new BodyReader(json);
  }

  List<Problem.Fault> faults() {
    return body.faults();
  }

  /// The version that the draft was made from, if its author said so.
  @Nullable Integer expectedVersion() {
    return body.integer("version", 0, Integer.MAX_VALUE);
  }

  /// The draft, if every member could be read.
  Optional<ProjectUpdated> draft(OrganizationCode organization, int number, Instant at) {
    if (!body.requireObject()) {
      return Optional.empty();
    }
    LocalizedText name = body.localized("name");
    if (name == null && !body.has("name")) {
      body.missing("name");
    }
    Field field = field();
    String item = body.requiredText("item").orElse("");
    String department = body.text("department");
    String departmentKey = body.text("departmentKey");
    boolean reference = body.flag("reference");
    List<String> issues = texts(body, "issues");
    List<String> aims = texts(body, "aims");
    List<Budget> budgets = budgets(body);
    List<Measure> measures = measures(body, 1);
    List<Phase> phases = phases();
    List<KpiCode> kpis = codes("kpis", KpiCode::new);
    List<IndicatorCode> indicators = codes("indicators", IndicatorCode::new);
    List<String> notes = texts(body, "notes");
    if (!faults().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProjectUpdated(
            organization,
            number,
            Objects.requireNonNull(name),
            Objects.requireNonNull(field),
            item,
            department,
            departmentKey,
            reference,
            issues,
            aims,
            budgets,
            measures,
            phases,
            List.of(),
            kpis,
            indicators,
            notes,
            0,
            at));
  }

  private @Nullable Field field() {
    Optional<String> code = body.requiredText("field");
    Optional<Field> field = code.flatMap(Field::ofCode);
    if (code.isPresent() && field.isEmpty()) {
      body.fault(
          "field", "UNKNOWN_WORD", "分野ではありません / not a field", "industry, living, administration");
    }
    return field.orElse(null);
  }

  private List<Budget> budgets(BodyReader of) {
    List<Budget> budgets = new ArrayList<>();
    for (BodyReader item : of.items("budgets")) {
      FiscalYear year = item.fiscalYear("year");
      if (year == null && !item.has("year")) {
        item.missing("year");
      }
      Long amount = amount(item);
      String mark = item.text("mark");
      if (year != null) {
        budgets.add(new Budget(year, amount, mark));
      }
    }
    return budgets;
  }

  private static @Nullable Long amount(BodyReader item) {
    BigDecimal value = item.decimal("thousandYen");
    if (value == null) {
      return null;
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException broken) {
      item.fault(
          "thousandYen", "NOT_WHOLE", "千円単位の整数で書いてください / must be whole thousand yen", "176289");
      return null;
    }
  }

  private List<Measure> measures(BodyReader of, int depth) {
    List<Measure> measures = new ArrayList<>();
    if (depth > DEEPEST) {
      if (of.has("measures") && !of.node().path("measures").isEmpty()) {
        of.fault("measures", "TOO_DEEP", "取組の階層が深すぎます / too many levels", "at most " + DEEPEST);
      }
      return measures;
    }
    for (BodyReader item : of.items("measures")) {
      measures.add(
          new Measure(
              item.requiredText("label").orElse(""),
              item.requiredText("name").orElse(""),
              item.text("mark"),
              budgets(item),
              texts(item, "contents"),
              measures(item, depth + 1)));
    }
    return measures;
  }

  private List<Phase> phases() {
    List<Phase> phases = new ArrayList<>();
    for (BodyReader item : body.items("phases")) {
      phases.add(
          new Phase(
              item.requiredText("item").orElse(""),
              item.requiredText("name").orElse(""),
              item.has("from") ? item.period("from").orElse(null) : null,
              item.has("to") ? item.period("to").orElse(null) : null,
              item.flag("certain"),
              item.text("note")));
    }
    return phases;
  }

  private List<String> texts(BodyReader of, String member) {
    List<String> texts = new ArrayList<>();
    JsonNode list = listed(of, member);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isString()) {
        texts.add(list.get(i).asString());
      } else {
        of.fault(member, "NOT_A_TEXT", "文字列の配列で書いてください / must be an array of texts", "strings");
      }
    }
    return texts;
  }

  private <T> List<T> codes(String member, Function<String, T> constructor) {
    List<T> codes = new ArrayList<>();
    for (String text : texts(body, member)) {
      try {
        codes.add(constructor.apply(text));
      } catch (IllegalArgumentException notACode) {
        body.fault(member, "NOT_A_CODE", "コードの形ではありません / not a code", "K1");
      }
    }
    return codes;
  }

  private static JsonNode listed(BodyReader of, String member) {
    JsonNode node = of.node().path(member);
    if (!node.isMissingNode() && !node.isNull() && !node.isArray()) {
      of.fault(member, "NOT_AN_ARRAY", "配列で書いてください / must be an array", "[…]");
    }
    return node;
  }
}
