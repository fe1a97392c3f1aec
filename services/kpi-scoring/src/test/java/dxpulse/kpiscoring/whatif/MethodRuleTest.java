package dxpulse.kpiscoring.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the catalogue of indicators refuses cannot be previewed, either.
class MethodRuleTest {
  private static final Path CATALOGUE =
      Path.of("../indicator/src/main/java/dxpulse/indicator/catalogue/DefinitionRule.java");
  // What no proposal can change, and what its reader sees to.
  private static final Set<String> ELSEWHERE =
      Set.of(
          "UNIT_IS_GIVEN", "VALIDITY_RUNS_FORWARD", "TARGET_HAS_ITS_NUMBER", "RANGE_HAS_TWO_ENDS");

  private static final String BOTH = ".*[ぁ-んァ-ヶ一-龠].* / [ -~ 現状より増加]+";

  /// The services do not know each other's code: the rules agree by name.
  @Test
  void everyRuleOfTheCatalogueIsARuleOfAProposal() throws IOException {
    Stream<String> catalogue =
        Pattern.compile("^  ([A-Z_]+)\\(", Pattern.MULTILINE)
            .matcher(Files.readString(CATALOGUE))
            .results()
            .map(match -> match.group(1));

    assertThat(Stream.of(MethodRule.values()).map(MethodRule::name))
        .containsAll(catalogue.filter(rule -> !ELSEWHERE.contains(rule)).toList())
        .contains("GOALPOSTS_ARE_APART");
  }

  @ParameterizedTest
  @EnumSource
  void aRuleSaysInBothLanguagesWhatWouldBeRight(MethodRule rule) {
    assertThat(rule.message()).matches(BOTH);
    assertThat(rule.expected()).matches(BOTH);
  }

  /// Members in place of those of a sound definition.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "; ``",
        "'direction':'LOWER_IS_BETTER'; TARGET_IS_BETTER_THAN_BASELINE",
        "'direction':'LOWER_IS_BETTER','baseline':{'period':'FY2018','value':'90'}; ``",
        "'targets':[{'period':'FY2028','value':'60','form':'AT_MOST'}]; FORM_AGREES_WITH_DIRECTION",
        "'direction':'LOWER_IS_BETTER','targets':[{'period':'FY2028','value':'9','form':'AT_LEAST'}]; FORM_AGREES_WITH_DIRECTION",
        "'targets':[{'period':'FY2028','value':'9','upper':'11','form':'RANGE'}]; ``",
        "'targets':[{'period':'FY2028','value':'20','upper':'30','form':'RANGE'}]; TARGET_DIFFERS_FROM_BASELINE",
        "'targets':[{'period':'FY2028','value':'10','upper':'20','form':'RANGE'}]; TARGET_DIFFERS_FROM_BASELINE",
        "'targets':[{'period':'FY2028','value':'20'}]; TARGET_DIFFERS_FROM_BASELINE",
        "'targets':[{'period':'FY2028','form':'IMPROVE'}]; IMPROVEMENT_IS_IN_WORDS",
        "'targets':[{'period':'FY2028','form':'IMPROVE','text':{'ja':'増'}}]; ``",
        "'baseline':null,'targets':[{'period':'FY2028','form':'IMPROVE','text':{'ja':'増'}}]; IMPROVEMENT_IS_IN_WORDS",
        "'baseline':null; DISTANCE_HAS_A_BASELINE",
        "'targetPath':'LINEAR'; ``",
        "'targetPath':'LINEAR','baseline':null,'normalisation':{'method':'RATIO'}; LINEAR_PATH_HAS_A_BASELINE",
        "'targetPath':'LINEAR','baseline':{'period':'FY2028','value':'20'}; LINEAR_PATH_RUNS_FORWARD",
        "'accumulation':'FLOW'; ``",
        "'accumulation':'FLOW','baseline':{'period':'2018-04','value':'20'}; SUM_IS_OF_A_WHOLE_RHYTHM",
        "'accumulation':'FLOW','targets':[{'period':'FY2028-Q1','value':'60'}]; SUM_IS_OF_A_WHOLE_RHYTHM",
        "'normalisation':{'method':'STAGES','stages':{'検討':'25'}}; ``",
        "'normalisation':{'method':'STAGES','stages':{}}; STAGES_ARE_NAMED",
        "'normalisation':{'method':'STAGES','stages':{' ':'25'}}; STAGES_ARE_NAMED",
        "'accumulation':'AVERAGE','normalisation':{'method':'STAGES','stages':{'検討':'25'}}; STAGES_ARE_A_STOCK",
        "'normalisation':{'method':'GOALPOSTS','lower':'5','upper':'5'}; GOALPOSTS_ARE_APART",
        "'normalisation':{'method':'RATIO'},'targets':[{'period':'FY2028','value':'0'}]; TARGET_IS_POSITIVE_FOR_RATIO"
      })
  void namesTheRuleThatADefinitionBreaks(@Nullable String members, String rule) {
    assertThat(MethodRule.brokenBy(version(members == null ? "" : members)))
        .extracting(MethodRule::name)
        .isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
  }

  /// A higher-is-better indicator from 20 to 60, with other members over its own.
  private static Version version(String members) {
    String sound =
        """
        'version':1,'name':{'ja':'指標'},'unit':'件','decimals':0,'direction':'HIGHER_IS_BETTER',
        'accumulation':'STOCK','frequency':'YEAR','baseline':{'period':'FY2018','value':'20'},
        'targets':[{'period':'FY2028','value':'60'}],'targetPath':'STEP',
        'normalisation':{'method':'DISTANCE'},'sample':false,'department':'dx-promotion',
        'validFrom':'FY2019','changedBy':'office','changedAt':'2024-04-01T00:00:00Z'\
        """;
    // Of two members of a name, the later one counts.
    String json =
        "{'organization':'020001','code':'I16','definedAt':'2024-04-01T00:00:00Z','versions':[{%s%s}]}"
            .formatted(sound, members.isEmpty() ? "" : "," + members)
            .replace('\'', '"');
    IndicatorDefined defined =
        EventCodec.decode(EventType.INDICATOR_DEFINED, json.getBytes(StandardCharsets.UTF_8));
    return defined.newest();
  }
}
