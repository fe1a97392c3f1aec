package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.opendata.Dataset;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.OpenDataPages;
import dxpulse.publication.page.OpenDataPages.Route;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What programs may ask for is told in the language of the page.
class ApiDescriptionTest {
  private final List<Route> routes = ApiDescription.routes();

  @Test
  void everythingIsSaidInJapaneseAndEnglish() {
    assertThat(
            routes.stream()
                .flatMap(route ->
                    Stream.concat(
                        Stream.of(route.about()),
                        route.parameters().stream().map(Route.Parameter::about))))
        .hasSizeGreaterThan(30)
        .allSatisfy(about ->
            assertThat(about)
                .matches("[^/]*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].* / \\p{ASCII}+"));
  }

  @Test
  void whatStandsInAnAddressHasAnExample() {
    assertThat(
            routes.stream()
                .flatMap(route ->
                    route.parameters().stream()
                        .filter(each -> route.path().contains("{" + each.name() + "}"))))
        .hasSizeGreaterThan(20)
        .allSatisfy(each -> assertThat(each.example()).as(each.name()).isNotEmpty());
  }

  /// No dataset is named that answers 404.
  @Test
  void statisticsAreNamedWhereStatisticsAreRead() {
    assertThat(
            routes.stream()
                .filter(route -> route.path().equals("/opendata/{dataset}.sdmx.csv"))
                .flatMap(route -> route.parameters().stream())
                .filter(parameter -> parameter.name().equals("dataset"))
                .map(Route.Parameter::example))
        .containsExactly(
            Datasets.ALL.stream()
                .filter(Dataset::isStatistic)
                .map(Dataset::code)
                .collect(Collectors.joining(", ")));
  }

  @Test
  void rowsAreSelectedAlikeInEveryForm() {
    assertThat(names("/opendata/{dataset}.json"))
        .isEqualTo(names("/opendata/{dataset}.sdmx.csv"))
        .isNotEmpty()
        .isSubsetOf(names("/opendata/{dataset}.csv"))
        .contains("kpi", "indicator", "area", "field", "granularity", "period", "from", "to");
  }

  @Test
  void whatWasKnownAtAnInstantHasAnExampleAndItsContract() {
    OpenDataPages pages = new OpenDataPages(new JteTemplates(), new Assets(SampleBoards.SITE));

    assertThat(pages.api(routes, Lang.JA))
        .contains(
            "/api/kpis/K1/scores?asOf=2026-04-01",
            "/api/indicators/I15/values?asOf=2026-04-01",
            "href=\"/openapi/indicator.yaml\"",
            "日付だけなら、日本のその日の終わりに知られていた値",
            "href=\"/openapi/kpi-scoring.yaml\"")
        .doesNotContain("What was known");
    assertThat(pages.api(routes, Lang.EN)).contains("What was known at this instant");
  }

  private List<String> names(String path) {
    return routes.stream()
        .filter(route -> route.path().equals(path))
        .flatMap(route -> route.parameters().stream())
        .map(Route.Parameter::name)
        .toList();
  }
}
