package dxpulse.ingestion.feed.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.ConfiguredFeed;
import dxpulse.ingestion.feed.FeedFault;
import dxpulse.ingestion.feed.MapAnswer;
import dxpulse.ingestion.feed.csv.CsvAnswers;
import dxpulse.ingestion.feed.json.JsonAnswers;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFilesTest {
  private static final Path SHIPPED = Path.of("../../infra/standalone/feeds");
  private static final Path SAMPLES = Path.of("../../infra/standalone/feed-samples");
  private static final int HEAVY = 12;
  private static final Path PAVEMENT = Path.of("src/test/resources/feeds/pavement.csv");

  private final FeedFiles files = new FeedFiles(new JsonDefinitions(cron -> null));

  @TempDir private Path folder;

  @Test
  void roadSurfaceRecordsBecomeALengthOfTheYearInTheFilesName() throws IOException {
    MapAnswer.Mapped mapped = roads(Files.readAllBytes(PAVEMENT), "様式A_令和6年度.csv");

    assertThat(mapped.items())
        .singleElement()
        .satisfies(item -> {
          var draft = Objects.requireNonNull(item.draft());
          assertThat(draft.indicator()).hasToString("R01");
          assertThat(draft.period()).hasToString("FY2024");
          assertThat(draft.value()).isEqualByComparingTo("0.4");
        });
  }

  @Test
  void withTheCrackClassTheyHaveAShareToo() throws IOException {
    List<String> lines = Files.readAllLines(PAVEMENT);
    List<String> classes = List.of("ひび割れ診断区分", "Ⅰ", "Ⅲ", "Ⅱ", "");
    StringBuilder wider = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      wider.append(lines.get(i)).append(',').append(classes.get(i)).append('\n');
    }

    MapAnswer.Mapped mapped =
        roads(wider.toString().getBytes(StandardCharsets.UTF_8), "form-a_FY2024.csv");

    var share = Objects.requireNonNull(mapped.items().get(1).draft());
    assertThat(share.indicator()).hasToString("R02");
    assertThat(share.numerator()).isEqualByComparingTo("1");
    assertThat(share.denominator()).isEqualByComparingTo("3");
    String unknown = wider.toString().replace("Ⅱ", "Ⅳ");
    assertThat(
            roads(unknown.getBytes(StandardCharsets.UTF_8), "form-a_FY2024.csv").items().stream()
                .flatMap(item -> item.faults().stream()))
        .extracting(FeedFault::code, FeedFault::value)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("UNKNOWN_CODE", "Ⅳ"));
  }

  @Test
  void aFileWithoutItsYearInTheNameIsNotGuessed() throws IOException {
    MapAnswer.Mapped mapped = roads(Files.readAllBytes(PAVEMENT), "様式A.csv");

    assertThat(mapped.items())
        .hasSize(4)
        .allSatisfy(
            item -> assertThat(item.faults().getFirst().code()).isEqualTo("PATTERN_DOES_NOT_FIT"));
  }

  @Test
  void thePopulationOfEStatIsSwitchedOffAndReadsAnAnswerOfItsKind() {
    ConfiguredFeed feed = shipped("estat-population");
    String answer =
        """
        {"GET_STATS_DATA": {"RESULT": {"STATUS": 0}, "STATISTICAL_DATA": {"DATA_INF": {"VALUE":
          {"@tab": "00001", "@cat01": "A1101", "@area": "02000", "@time": "2020100000",
           "@unit": "人", "$": "1237984"}}}}}
        """;

    MapAnswer.Mapped mapped =
        MapAnswer.of(
            new JsonAnswers(AnswerLimits.USUAL)
                .read(
                    answer.getBytes(StandardCharsets.UTF_8),
                    feed.definition().format(),
                    feed.definition().layout()),
            feed.definition().mapping(),
            "",
            code -> "人");

    assertThat(feed.on()).isFalse();
    var draft = Objects.requireNonNull(mapped.items().getFirst().draft());
    assertThat(draft.area()).hasToString("020001");
    assertThat(draft.period()).hasToString("FY2020");
    assertThat(draft.value()).isEqualByComparingTo("1237984");
  }

  /// What docs/feeds.md has the operator put down.
  @Test
  void theSamplesThatShipBecomeFiguresOfTheFeedsThatShip() throws IOException {
    MapAnswer.Mapped roads =
        roads(
            Files.readAllBytes(SAMPLES.resolve("road-surface/form-a_FY2024.csv")),
            "form-a_FY2024.csv");
    ConfiguredFeed table = shipped("estat-table");
    MapAnswer.Mapped people =
        MapAnswer.of(
            new JsonAnswers(AnswerLimits.USUAL)
                .read(
                    Files.readAllBytes(SAMPLES.resolve("estat-table/census-population.json")),
                    table.definition().format(),
                    table.definition().layout()),
            table.definition().mapping(),
            "census-population.json",
            code -> "人");

    assertThat(figures(roads))
        .containsExactly("R01 FY2024 6.0", "R02 FY2024 %d/60".formatted(HEAVY));
    assertThat(table.on()).isTrue();
    assertThat(figures(people)).containsExactly("R03 FY2015 1308265", "R03 FY2020 1237984");
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      assertThat(folders.map(each -> each.getFileName().toString()))
          .allSatisfy(name -> assertThat(shipped(name).on()).isTrue());
    }
  }

  private static List<String> figures(MapAnswer.Mapped mapped) {
    return mapped.items().stream()
        .map(item -> Objects.requireNonNull(item.draft()))
        .map(draft ->
            "%s %s %s"
                .formatted(
                    draft.indicator(),
                    draft.period(),
                    draft.value() != null
                        ? draft.value().toPlainString()
                        : draft.numerator() + "/" + draft.denominator()))
        .toList();
  }

  @Test
  void nonsenseStopsTheStartWithOneLine() throws IOException {
    String good = Files.readString(SHIPPED.resolve("road-surface.json"));
    Path file = folder.resolve("a.json");

    Files.writeString(file, good.replace("\"format\": \"CSV\"", "\"format\": \"EXCEL\""));
    assertThatThrownBy(() -> files.read(List.of(folder.toString())))
        .hasMessageContainingAll("dxpulse.feed.files", "a.json", "/format")
        .hasMessageNotContaining("\n");
    Files.writeString(file, good.replace("\"figures\"", "\"figurs\""));
    assertThatThrownBy(() -> files.read(List.of(folder.toString())))
        .hasMessageContainingAll("a.json", "/mapping/figurs");
    Files.writeString(file, good.replaceFirst("\\{", "{\"trusted\": true,"));
    assertThatThrownBy(() -> files.read(List.of(folder.toString())))
        .hasMessageContainingAll("a.json", "duplicate key trusted", "line ");
    Files.writeString(file, good);
    Files.writeString(folder.resolve("b.json"), good);
    assertThatThrownBy(() -> files.read(List.of(folder.toString())))
        .hasMessageContainingAll("b.json", "road-surface", "a.json");
    assertThatThrownBy(() -> files.read(List.of(folder.resolve("none").toString())))
        .hasMessageContaining("neither a file nor a folder");
  }

  @Test
  void oneMachineHasOneFeedInFilesToo() throws IOException {
    String pushed =
        """
        {"name": "%s", "organization": "020001", "title": {"ja": "路面", "en": "Roads"},
         "department": "roads", "trusted": true, "origin": {"kind": "PUSH", "client": "sensors"}}
        """;
    Files.writeString(folder.resolve("a.json"), pushed.formatted("one"));
    assertThat(files.read(List.of(folder.toString()))).hasSize(1);

    Files.writeString(folder.resolve("b.json"), pushed.formatted("two"));
    assertThatThrownBy(() -> files.read(List.of(folder.toString())))
        .hasMessageContainingAll("b.json", "/origin/client", "sensors", "a.json");
  }

  private MapAnswer.Mapped roads(byte[] content, String file) {
    ConfiguredFeed feed = shipped("road-surface");
    Answer answer =
        new CsvAnswers(AnswerLimits.USUAL)
            .read(content, feed.definition().format(), feed.definition().layout());
    return MapAnswer.of(answer, feed.definition().mapping(), file, code -> "");
  }

  private ConfiguredFeed shipped(String name) {
    return files.read(List.of(SHIPPED.toString())).stream()
        .filter(feed -> feed.definition().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
