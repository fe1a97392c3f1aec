package dxpulse.ingestion.catalogue;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static dxpulse.ingestion.SampleIndicators.defined;
import static dxpulse.ingestion.SampleIndicators.trained;
import static dxpulse.ingestion.SampleIndicators.version;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import org.junit.jupiter.api.Test;

class KnownIndicatorsTest {
  private static final IndicatorCode I19 = new IndicatorCode("I19");
  private static final IndicatorDefined FIRST = trained("I19");
  private static final IndicatorDefined SECOND =
      defined(
          "I19",
          version(1, Frequency.QUARTER, Accumulation.FLOW, 2024, null),
          version(2, Frequency.MONTH, Accumulation.FLOW, 2025, null));

  private final KnownIndicators indicators = new KnownIndicators();

  @Test
  void knowsNothingAtFirst() {
    assertThat(indicators.find(AOMORI, I19)).isEmpty();
    assertThat(indicators.all(AOMORI)).isEmpty();
  }

  @Test
  void aNewerDefinitionReplacesTheOlderOne() {
    indicators.learn(FIRST);
    indicators.learn(SECOND);

    assertThat(indicators.find(AOMORI, I19)).contains(SECOND);
  }

  @Test
  void anOlderDefinitionThatComesLateOrTwiceChangesNothing() {
    indicators.learn(SECOND);
    indicators.learn(SECOND);
    indicators.learn(FIRST);

    assertThat(indicators.find(AOMORI, I19)).contains(SECOND);
  }

  @Test
  void eachOrganizationHasItsOwnInTheOrderOfTheirCodes() {
    indicators.learn(trained("I20"));
    indicators.learn(FIRST);

    assertThat(indicators.all(AOMORI)).containsExactly(FIRST, trained("I20"));
    assertThat(indicators.find(new OrganizationCode("030007"), I19)).isEmpty();
    assertThat(indicators.all(new OrganizationCode("030007"))).isEmpty();
  }
}
