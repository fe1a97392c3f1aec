package dxpulse.infra.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Period;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlanContentTest {
  @Test
  void holdsThePlanAsItWasCounted() {
    assertThat(PlanContent.of("indicators")).hasSize(20);
    assertThat(PlanContent.of("references")).hasSize(3).noneMatch(each -> each.has("targets"));
    assertThat(PlanContent.of("kpis")).hasSize(8);
    assertThat(PlanContent.of("cases")).hasSize(8);
    assertThat(countsOf("field", PlanContent.of("projects")))
        .containsExactlyInAnyOrder("industry 28", "living 27", "administration 21");
  }

  @Test
  void casesAreTheSameInEnglish() {
    for (JsonNode story : PlanContent.of("cases")) {
      assertThat(story.at("/summary/en").asString()).as(story.get("id").asString()).isNotBlank();
      for (String part : List.of("place", "organisation", "effect", "before", "after")) {
        assertThat(story.path("en").has(part))
            .as(story.get("id").asString() + " " + part)
            .isEqualTo(story.has(part));
      }
    }
  }

  @Test
  void whatReadersSeeHoldsNoRemarksToTheOffice() {
    Pattern remark = Pattern.compile("印字|実演|推定）|行の対応|差から計算|学校名から|読み取れない|seed|demonstration");

    for (String name : List.of("indicators", "references", "kpis", "projects", "cases")) {
      assertThat(PlanContent.of(name))
          .extracting(JsonNode::toString)
          .as(name)
          .noneMatch(each -> remark.matcher(each).find());
    }
  }

  @Test
  void everyComponentIsAnIndicator() {
    Set<String> indicators = valuesOf("code", PlanContent.of("indicators"));

    for (JsonNode kpi : PlanContent.of("kpis")) {
      kpi.get("components")
          .forEach(
              component -> assertThat(indicators).contains(component.get("indicator").asString()));
    }
  }

  @Test
  void onlyThePromotersHaveATargetThatIsNoSample() {
    List<String> factual =
        PlanContent.of("indicators").stream()
            .filter(indicator -> indicator.has("targets") && !indicator.get("sample").asBoolean())
            .map(indicator -> indicator.get("code").asString())
            .toList();

    assertThat(factual).containsExactly("I19");
  }

  @Test
  void everyObservationIsMarkedAsASampleAndHasAPeriod() {
    assertThat(PlanContent.of("observations"))
        .isNotEmpty()
        .allSatisfy(observation -> {
          assertThat(observation.get("sample").asBoolean()).isTrue();
          assertThat(Period.parse(observation.get("period").asString())).isNotNull();
        });
  }

  @Test
  void whatMunicipalitiesCountAddsUpToThePrefecture() {
    Map<String, Integer> whole = new HashMap<>();
    Map<String, Integer> parts = new HashMap<>();
    for (JsonNode each : PlanContent.of("observations")) {
      if (each.get("indicator").asString().equals("I11")) {
        (each.has("area") ? parts : whole)
            .merge(each.get("period").asString(), each.get("value").asInt(), Integer::sum);
      }
    }

    assertThat(parts).isNotEmpty().isEqualTo(whole);
  }

  @Test
  void leavesThePromotersOfTheSecondQuarterOpen() {
    assertThat(PlanContent.of("observations"))
        .noneMatch(observation ->
            observation.get("indicator").asString().equals("I19")
                && observation.get("period").asString().equals("FY2024-Q2"));
  }

  @Test
  void theCommittedValuesAreTheGeneratedOnes() throws Exception {
    byte[] committed =
        Objects.requireNonNull(getClass().getResourceAsStream("/aomori/observations.json"))
            .readAllBytes();

    assertThat(new String(committed, StandardCharsets.UTF_8))
        .isEqualTo(new String(DemonstrationValues.json(), StandardCharsets.UTF_8));
  }

  @Test
  void measuresAddUpToTheProjectWhereAllAmountsAreGiven() {
    assertThat(PlanContent.of("projects").get(71).at("/budgets/0/thousandYen").asInt())
        .isEqualTo(176_289);
    assertThat(PlanContent.of("projects").get(71).at("/measures/0/budgets/0/thousandYen").asInt())
        .isEqualTo(30_677);
  }

  private static List<String> countsOf(String member, List<JsonNode> nodes) {
    return nodes.stream()
        .collect(Collectors.groupingBy(node -> node.get(member).asString(), Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  private static Set<String> valuesOf(String member, List<JsonNode> nodes) {
    return nodes.stream().map(node -> node.get(member).asString()).collect(Collectors.toSet());
  }
}
