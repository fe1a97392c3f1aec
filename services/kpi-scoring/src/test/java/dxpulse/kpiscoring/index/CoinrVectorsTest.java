package dxpulse.kpiscoring.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Direction;
import dxpulse.kpiscoring.index.Normalisation.Distance;
import dxpulse.kpiscoring.index.Normalisation.Goalposts;
import dxpulse.kpiscoring.index.Normalisation.Measured;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ASEM sustainable connectivity index (51 countries, 49 indicators), as COINr 1.1.14 (W.
/// Becker, MIT) makes it.
class CoinrVectorsTest {
  private static final Map<String, Indicator> INDICATORS = indicators();

  private record Indicator(Direction direction, double baseline, double target, String parent) {}

  @Test
  void smallCasesOfNormalisationAndAggregation() throws IOException {
    int checked = 0;
    try (InputStream file = open("function_vectors.json")) {
      for (JsonNode vector : JsonMapper.shared().readTree(file)) {
        switch (vector.get("kind").asString()) {
          case "aggregate" -> assertAggregates(vector);
          case "normalise" -> assertNormalises(vector);
          default -> checked--;
        }
        checked++;
      }
    }
    assertThat(checked).isEqualTo(364);
  }

  @Test
  void distanceToTargetOfEveryCountryAndIndicator() {
    Map<String, NamedCsvRecord> expected = byCountry("asem_norm_dist2targ_uncapped.csv");
    int checked = 0;
    for (NamedCsvRecord country : byCountry("asem_raw.csv").values()) {
      for (var indicator : INDICATORS.entrySet()) {
        OptionalDouble raw = number(country, indicator.getKey());
        OptionalDouble wanted = number(expected.get(country.getField("uCode")), indicator.getKey());
        assertThat(wanted.isPresent()).isEqualTo(raw.isPresent());
        if (raw.isPresent()) {
          assertThat(achievement(indicator.getValue(), raw.getAsDouble()))
              .as("%s of %s", indicator.getKey(), country.getField("uCode"))
              .isCloseTo(100 * wanted.getAsDouble(), within(1e-7));
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(2436);
  }

  @Test
  void indexesOfCappedScoresByPillar() {
    Map<String, NamedCsvRecord> raw = byCountry("asem_raw.csv");
    int checked = 0;
    for (NamedCsvRecord expected : byCountry("asem_kpi_from_capped_scores.csv").values()) {
      NamedCsvRecord country = raw.get(expected.getField("uCode"));
      Map<String, WeightedScores> pillars = new LinkedHashMap<>();
      INDICATORS.forEach((code, indicator) ->
          number(country, code)
              .ifPresent(value ->
                  pillars
                      .computeIfAbsent(indicator.parent(), unseen -> new WeightedScores(0))
                      .add(new Bounds(0.0, 100.0).clamp(achievement(indicator, value)), 1)));
      for (var pillar : pillars.entrySet()) {
        assertIndex(pillar.getValue(), Aggregation.ARITHMETIC, expected, pillar.getKey());
        checked++;
      }
    }
    assertThat(checked).isEqualTo(51 * 8);
  }

  /// Weighted, over what is present, from scores of 1 to 100.
  @ParameterizedTest
  @CsvSource({
    "asem_agg_amean_alt.csv, ARITHMETIC",
    "asem_agg_gmean_alt.csv, GEOMETRIC",
    "asem_agg_hmean_alt.csv, HARMONIC",
    "asem_agg_median_level2.csv, MEDIAN"
  })
  void pillarsByEachAggregation(String file, Aggregation aggregation) {
    Map<String, NamedCsvRecord> scores = byCountry("asem_norm_minmax_1_100.csv");
    Map<String, Double> weights = new LinkedHashMap<>();
    for (NamedCsvRecord weight : read("asem_weights_alt.csv")) {
      weights.put(weight.getField("iCode"), Double.valueOf(weight.getField("Weight").strip()));
    }
    int checked = 0;
    for (NamedCsvRecord expected : byCountry(file).values()) {
      NamedCsvRecord country = scores.get(expected.getField("uCode"));
      Map<String, WeightedScores> pillars = new LinkedHashMap<>();
      INDICATORS.forEach((code, indicator) ->
          number(country, code)
              .ifPresent(score ->
                  pillars
                      .computeIfAbsent(indicator.parent(), unseen -> new WeightedScores(0))
                      .add(score, weights.getOrDefault(code, 1.0))));
      for (var pillar : pillars.entrySet()) {
        assertIndex(pillar.getValue(), aggregation, expected, pillar.getKey());
        checked++;
      }
    }
    assertThat(checked).isEqualTo(51 * 8);
  }

  @Test
  void goalpostsOfEveryCountryAndIndicator() {
    Map<String, NamedCsvRecord> expected = byCountry("asem_norm_goalposts.csv");
    Map<String, NamedCsvRecord> raw = byCountry("asem_raw.csv");
    int checked = 0;
    for (NamedCsvRecord posts : read("asem_goalposts.csv")) {
      String code = posts.getField("iCode");
      Goalposts goalposts =
          new Goalposts(
              decimal(number(posts, "goalpost_lower").orElseThrow()),
              decimal(number(posts, "goalpost_upper").orElseThrow()),
              direction(number(posts, "Direction").orElseThrow()));
      for (NamedCsvRecord country : raw.values()) {
        OptionalDouble value = number(country, code);
        if (value.isPresent()) {
          double achievement = scored(goalposts.achievementOf(measured(value.getAsDouble())));
          boolean cut = Boolean.parseBoolean(posts.getField("goalpost_trunc2posts"));
          assertThat((cut ? new Bounds(0.0, 100.0) : Bounds.NONE).clamp(achievement))
              .as("%s of %s", code, country.getField("uCode"))
              .isCloseTo(
                  number(expected.get(country.getField("uCode")), code).orElseThrow(),
                  within(1e-7));
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(2436);
  }

  private static void assertAggregates(JsonNode vector) {
    Aggregation aggregation =
        switch (vector.get("method").asString()) {
          case "arithmetic" -> Aggregation.ARITHMETIC;
          case "geometric" -> Aggregation.GEOMETRIC;
          case "harmonic" -> Aggregation.HARMONIC;
          case "median_unweighted" -> Aggregation.MEDIAN;
          default -> throw new IllegalArgumentException(vector.toString());
        };
    WeightedScores scores = new WeightedScores(vector.get("scores").size());
    for (int i = 0; i < vector.get("scores").size(); i++) {
      JsonNode score = vector.get("scores").get(i);
      if (!score.isNull()) {
        scores.add(score.asDouble(), vector.get("weights").get(i).asDouble());
      }
    }
    double wanted = vector.get("expected").asDouble();
    assertThat(scored(Aggregate.of(scores, aggregation)))
        .as(vector.get("id").asString())
        .isCloseTo(wanted, within(Math.abs(wanted) * 1e-9));
  }

  private static void assertNormalises(JsonNode vector) {
    Distance distance =
        new Distance(
            decimal(vector.get("baseline").asDouble()),
            decimal(vector.get("target").asDouble()),
            direction(vector.get("direction").asDouble()));
    JsonNode clamp = vector.get("clamp");
    Bounds bounds =
        clamp.isNull() ? Bounds.NONE : new Bounds(bound(clamp.get(0)), bound(clamp.get(1)));
    for (int i = 0; i < vector.get("values").size(); i++) {
      double value = vector.get("values").get(i).asDouble();
      assertThat(bounds.clamp(scored(distance.achievementOf(measured(value)))))
          .as(vector.get("id").asString())
          .isCloseTo(vector.get("expected").get(i).asDouble(), within(1e-7));
    }
  }

  private static @Nullable Double bound(JsonNode number) {
    return number.isNull() ? null : Double.valueOf(number.asDouble());
  }

  private static void assertIndex(
      WeightedScores scores, Aggregation aggregation, NamedCsvRecord expected, String pillar) {
    assertThat(scored(Aggregate.of(scores, aggregation)))
        .as("%s of %s", pillar, expected.getField("uCode"))
        .isCloseTo(number(expected, pillar).orElseThrow(), within(1e-7));
  }

  private static double achievement(Indicator indicator, double value) {
    return scored(
        new Distance(
                decimal(indicator.baseline()), decimal(indicator.target()), indicator.direction())
            .achievementOf(measured(value)));
  }

  private static double scored(Score score) {
    return score.asNumber().orElseThrow();
  }

  private static BigDecimal decimal(double number) {
    return BigDecimal.valueOf(number);
  }

  private static Measured measured(double value) {
    return Measured.of(decimal(value));
  }

  private static Direction direction(double sign) {
    return sign > 0 ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
  }

  private static Map<String, Indicator> indicators() {
    Map<String, Indicator> indicators = new LinkedHashMap<>();
    for (NamedCsvRecord row : read("asem_params.csv")) {
      indicators.put(
          row.getField("iCode"),
          new Indicator(
              direction(number(row, "direction").orElseThrow()),
              number(row, "baseline").orElseThrow(),
              number(row, "target").orElseThrow(),
              row.getField("parent")));
    }
    return indicators;
  }

  private static Map<String, NamedCsvRecord> byCountry(String file) {
    Map<String, NamedCsvRecord> rows = new LinkedHashMap<>();
    read(file).forEach(row -> rows.put(row.getField("uCode"), row));
    return rows;
  }

  private static OptionalDouble number(@Nullable NamedCsvRecord row, String column) {
    String text = Objects.requireNonNull(row).getField(column).strip();
    return text.isEmpty() || text.equals("NA")
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(text));
  }

  private static List<NamedCsvRecord> read(String file) {
    try (InputStream in = open(file);
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      return rows.stream().toList();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static InputStream open(String file) {
    InputStream in = CoinrVectorsTest.class.getResourceAsStream("/vectors/coinr/coinr_" + file);
    assertThat(in).as(file).isNotNull();
    return in;
  }
}
