package dxpulse.publication.opendata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.opendata.csv.CsvTables;
import dxpulse.publication.opendata.json.WrittenFormats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogueTest {
  private static final String SITE = "https://dx.example.lg.jp";

  @Test
  void theCatalogueNamesEveryFileByItsAddress() {
    JsonNode catalogue = read(files(List::of).catalogue().content());

    List<String> addresses = new ArrayList<>();
    catalogue
        .get("dcat:dataset")
        .forEach(dataset ->
            dataset
                .get("dcat:distribution")
                .forEach(file -> addresses.add(file.at("/dcat:downloadURL/@id").asString())));
    assertThat(addresses)
        .contains(SITE + "/opendata/scores.csv", SITE + "/opendata/components.sdmx.csv")
        .hasSize(1 + Datasets.ALL.size() * 2 + 7);
    assertThat(catalogue.at("/dct:license/@id").asString())
        .startsWith("https://creativecommons.org/");
  }

  @Test
  void allDataInOneFileIsListedWithItsAddressTypeAndLicence() {
    JsonNode all = read(files(List::of).catalogue().content()).get("dcat:dataset").get(0);

    assertThat(all.get("@id").asString()).isEqualTo(SITE + "/opendata");
    assertThat(all.at("/dct:title/0/@value").asString()).isEqualTo("すべてのデータ");
    JsonNode file = all.get("dcat:distribution").get(0);
    assertThat(file.at("/dcat:downloadURL/@id").asString()).isEqualTo(SITE + "/opendata/all.zip");
    assertThat(file.get("dcat:mediaType").asString()).isEqualTo("application/zip");
    assertThat(file.at("/dct:license/@id").asString()).startsWith("https://creativecommons.org/");
  }

  @Test
  void aReleaseIsListedFromTheMomentItIsPublished() {
    List<FrozenDataset> published = new ArrayList<>();
    OpenFiles listing = files(() -> List.copyOf(published));
    assertThat(new String(listing.catalogue().content(), UTF_8)).doesNotContain("/releases/");

    published.add(
        new FrozenDataset(
            "FY2024-Q1-1",
            new LocalizedText("第1四半期リリース", "Release of Q1"),
            new LocalizedText("青森県「第1四半期」", "Aomori Prefecture, Q1"),
            Period.parse("FY2024-Q1"),
            Instant.parse("2024-10-20T00:00:00Z")));

    JsonNode datasets = read(listing.catalogue().content()).get("dcat:dataset");
    JsonNode release = datasets.get(datasets.size() - 1);
    assertThat(release.get("@id").asString()).isEqualTo(SITE + "/releases/FY2024-Q1-1");
    assertThat(release.at("/dct:issued/@value").asString()).isEqualTo("2024-10-20T00:00:00Z");
    assertThat(release.at("/dct:temporal/dcat:endDate").asString()).isEqualTo("2024-06-30");
    assertThat(release.at("/dct:bibliographicCitation/0/@value").asString()).contains("第1四半期");
    assertThat(release.get("dcat:distribution"))
        .extracting(file -> file.at("/dcat:downloadURL/@id").asString())
        .containsExactly(
            SITE + "/api/releases/FY2024-Q1-1/figures.csv",
            SITE + "/api/releases/FY2024-Q1-1/figures.sdmx.csv",
            SITE + "/api/releases/FY2024-Q1-1/all.zip",
            SITE + "/releases/FY2024-Q1-1/report.pdf");
  }

  private static OpenFiles files(Supplier<List<FrozenDataset>> releases) {
    return new OpenFiles(
        SampleFacts.plan(), new WrittenFormats(CsvTables::csv, CsvTables::sdmx), SITE, releases);
  }

  private static JsonNode read(byte[] json) {
    return HttpFormat.mapper().readTree(json);
  }
}
