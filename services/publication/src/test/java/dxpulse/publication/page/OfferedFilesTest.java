package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.opendata.Selection;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Where figures stand, so do their files.
class OfferedFilesTest {
  private static final Pattern FILE =
      Pattern.compile("href=\"/opendata/([a-z-]+)\\.(?:csv|json)(?:\\?([^\"]*))?\"");

  private final Map<String, List<String>> files =
      Map.of(
          "projects", List.of("projects", "budgets", "progress"),
          "project", List.of("projects", "budgets", "measures", "phases", "progress"),
          "cases", List.of("cases"),
          "compare", List.of("fields", "scores"),
          "compare one", List.of("scores", "components"),
          "indicator", List.of("components", "indicators", "targets"));

  @Test
  void thePagesOfProjectsCasesComparisonsAndIndicatorsOfferTheirDataAsCsvAndJson()
      throws IOException {
    for (Lang lang : Lang.values()) {
      Map<String, String> pages = SamplePages.of(lang);
      files.forEach((page, datasets) ->
          assertThat(datasets)
              .allSatisfy(dataset ->
                  assertThat(pages.get(page))
                      .as(page)
                      .containsPattern("\"/opendata/" + dataset + "\\.csv[\"?]")
                      .containsPattern("\"/opendata/" + dataset + "\\.json[\"?]")));
    }
    assertThat(SamplePages.of(Lang.JA, "compare one"))
        .contains(
            "/opendata/scores.csv?granularity=quarter&amp;from=FY2023-Q1&amp;to=FY2024-Q1&amp;kpi=K1\"");
  }

  @Test
  void theRingOfEachFieldIsOfferedWhereItStands() throws IOException {
    for (String code : List.of("industry", "living", "administration")) {
      assertThat(SamplePages.of(Lang.JA, "overview"))
          .contains("href=\"/charts/" + code + "/ring.svg?period=FY2024-Q1\"");
    }
    assertThat(SamplePages.of(Lang.EN, "release"))
        .containsPattern("href=\"/releases/[^/]+/charts/industry/ring\\.png\\?lang=en\"");
  }

  @Test
  void everyOfferedFileExistsAndCanBeAskedForAsItIs() throws IOException {
    int count = 0;
    for (String page : SamplePages.of(Lang.JA).values()) {
      for (MatchResult found : FILE.matcher(page).results().toList()) {
        var dataset = Datasets.find(found.group(1)).orElseThrow(() -> new AssertionError(found));
        Map<String, String> query = query(found.group(2));
        query.remove("encoding");
        Selection.of(dataset, query);
        count++;
      }
    }
    assertThat(count).isGreaterThan(40);
  }

  private static Map<String, String> query(@Nullable String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String each : text == null ? new String[0] : text.replace("&amp;", "&").split("&")) {
      String[] parts = each.split("=", 2);
      query.put(parts[0], parts[1]);
    }
    return query;
  }
}
