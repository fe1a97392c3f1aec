package dxpulse.publication.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.opendata.Encoding;
import dxpulse.publication.opendata.csv.CsvTables;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.release.json.JsonBoards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ReleaseFilesTest {
  private static final Instant NOW = Instant.parse("2024-07-30T01:00:00Z");
  private final InMemoryReleases store = new InMemoryReleases();
  private final LiveBoards live =
      new LiveBoards() {
        @Override
        public List<BoardView> boardsOf(Period period) {
          return List.of(
              SampleBoards.overview(64.2),
              SampleBoards.field(period, 64.2),
              SampleBoards.kpi(period, 64.2, Aggregation.ARITHMETIC));
        }

        @Override
        public AreaTables areasOf(Period period) {
          return new AreaTables(List.of());
        }

        @Override
        public List<AreaValue> areaValues(IndicatorCode indicator, Period period) {
          return List.of();
        }

        @Override
        public List<Period> periods(Granularity kind) {
          return kind == Granularity.QUARTER ? List.of(SampleBoards.PERIOD) : List.of();
        }

        @Override
        public Optional<BoardView> view(BoardKey key) {
          return Optional.empty();
        }
      };
  private final Releases releases = new Releases(store, new JsonBoards(), live);
  private final ReleaseFiles files =
      new ReleaseFiles(
          releases,
          boards -> CsvTables.csv(FrozenFigures.columns(boards), FrozenFigures.of(boards)),
          boards ->
              CsvTables.sdmx(FrozenFigures.observations(boards, new OrganizationCode("020001"))),
          new Citation(
              new LocalizedText("青森県", "Aomori Prefecture"),
              new LocalizedText("青森県DX推進ダッシュボード", "Aomori Prefecture DX Dashboard"),
              "https://dx.example.lg.jp"));

  @Test
  void whoeverUnpacksTheZipCanCheckItAndQuoteIt() throws IOException {
    Release release = prepared();

    Map<String, byte[]> entries = unzipped(files.zip(release));

    String sums = new String(file(entries, "SHA256SUMS"), UTF_8);
    assertThat(sums.lines()).hasSize(release.content().parts().size());
    assertThat(sums.lines())
        .allSatisfy(line ->
            assertThat(Content.sha256(file(entries, line.substring(66))))
                .isEqualTo(line.substring(0, 64)));
    assertThat(Content.sha256(file(entries, "SHA256SUMS"))).isEqualTo(release.content().checksum());
    assertThat(entries.get("figures.csv")).isEqualTo(files.csv(release, Encoding.UTF_8_WITH_MARK));
    assertThat(entries.get("figures.sdmx.csv")).isEqualTo(files.sdmx(release));
    assertThat(new String(file(entries, "README.txt"), UTF_8))
        .contains("https://dx.example.lg.jp/releases/FY2024-Q1-1", "CC BY 4.0", "edition 1");
    assertThat(files.zip(release)).isEqualTo(files.zip(release));
  }

  @Test
  void observationsAreCalledAsThoseOfTheLiveFiles() {
    String sdmx = new String(files.sdmx(prepared()), UTF_8);

    assertThat(sdmx)
        .contains(
            "dataflow,AOMORI:DX_FIELD_INDEX(1.0),I,Q,020001,all,2024-04-01/P3M,81.85,INDEX_TARGET_100,",
            "dataflow,AOMORI:DX_FIELD_INDEX(1.0),I,Q,020001,industry,2024-04-01/P3M,",
            "dataflow,AOMORI:DX_KPI_INDEX(1.0),I,Q,020001,K1,2024-04-01/P3M,64.2,INDEX_TARGET_100,",
            // Its value was carried over from an earlier quarter.
            "dataflow,AOMORI:DX_INDICATOR(1.0),I,Q,020001,K1_I02,2024-04-01/P3M,1090,件,E");
    assertThat(sdmx.lines().map(line -> line.split(",", -1).length).distinct()).containsExactly(11);
  }

  @Test
  void theTableBeginsWithTheMeanOfTheFields() {
    String csv = new String(files.csv(prepared(), Encoding.UTF_8), UTF_8);

    assertThat(csv.lines().skip(1).findFirst().orElseThrow())
        .startsWith(
            "field,all,,指数のある分野の平均,Mean of the fields that have an index,FY2024-Q1,,,81.85,,");
  }

  @Test
  void theTableSaysWhichFiguresStandForAPartOfTheirPeriod() {
    List<String> csv = lines(prepared());

    assertThat(csv.getFirst()).endsWith(",not_scored,partial");
    assertThat(csv)
        .anyMatch(row -> row.startsWith("field,all,") && row.endsWith(",true"))
        .anyMatch(row -> row.startsWith("field,industry,") && row.endsWith(",true"))
        .anyMatch(row -> row.startsWith("kpi,K1,") && row.endsWith(",true"))
        .anyMatch(row -> row.startsWith("kpi,K2,") && row.endsWith(",false"))
        .anyMatch(row -> row.startsWith("component,I02,K1,") && row.endsWith(",false"));
  }

  /// Somebody may have kept its checksum.
  @Test
  void aReleaseOfBeforeKeepsItsTableByteForByte() {
    Release release = prepared();
    Content content = release.content();
    Release older =
        release.with(
            new Content(
                content.take(), content.takenAt(), content.summary(), content.parts(), null),
            "dx",
            NOW);

    List<String> now = lines(release);

    assertThat(lines(older))
        .isEqualTo(now.stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList())
        .first()
        .asString()
        .endsWith(",sample,not_scored");
  }

  private List<String> lines(Release release) {
    return new String(files.csv(release, Encoding.UTF_8), UTF_8).lines().toList();
  }

  private Release prepared() {
    ReleaseDesk desk =
        new ReleaseDesk(
            store,
            releases,
            live,
            new JsonBoards(),
            new ReleaseCalendar(Map.of(Granularity.QUARTER, 30)),
            release -> {});
    return desk.prepareClosed(NOW.plus(Duration.ofDays(1))).getFirst();
  }

  private static byte[] file(Map<String, byte[]> entries, String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }

  private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}
