package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.ingestion.feed.csv.CsvAnswers;
import dxpulse.ingestion.feed.json.JsonAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every real file is read, or refused with a reason.
class SampleFilesTest {
  static final Path SAMPLES = Path.of("src/test/resources/feeds");
  private static final String DELETION = "DELETION";
  private static final Layout ARRAY = rows("$");

  /// @param rows that are read; -1: the file is refused as a whole
  /// @param fault code at a row, or part of the reason of the refusal
  private record Case(
      String file, Format format, Layout layout, int rows, int faulty, @Nullable String fault) {
    @Override
    public String toString() {
      return file;
    }
  }

  private static Layout rows(String path) {
    return new Layout(null, path, null, null, null);
  }

  private static Case read(String file, Format format, Layout layout, int rows) {
    return new Case(file, format, layout, rows, 0, null);
  }

  private static Case faulty(String file, Format format, int rows, int faulty, String fault) {
    return new Case(file, format, Layout.PLAIN, rows, faulty, fault);
  }

  private static Case refused(String file, Format format, String reason) {
    return new Case(file, format, Layout.PLAIN, -1, 0, reason);
  }

  static List<Case> cases() {
    Stream<Case> all =
        Stream.of(
            read(
                "estat/getStatsData_0002070008_single_value_object.json",
                Format.ESTAT_JSON,
                ARRAY,
                1),
            read("estat/getStatsData_0003425893_wages.json", Format.ESTAT_JSON, ARRAY, 24),
            read("opendata-jp/130001_tokyo_covid19_call_center.csv", Format.CSV, Layout.PLAIN, 54),
            read("opendata-jp/SSDSE-B-2023_utf8bom_3prefectures.csv", Format.CSV, Layout.PLAIN, 36),
            read(
                "opendata-jp/SSDSE-E-2023_cp932.csv",
                Format.CSV,
                new Layout("CP932", null, 3, 4, null),
                48),
            read("opendata-jp/aomori_attributes.json", Format.JSON, ARRAY, 1),
            read("opendata-jp/aomori_consult_first90.json", Format.JSON, ARRAY, 90),
            read("opendata-jp/aomori_inspection_first90.json", Format.JSON, ARRAY, 90),
            read(
                "opendata-jp/aomori_positive_sheet_values_first120.json",
                Format.JSON,
                rows("$.values"),
                119),
            read(
                "opendata-jp/aomori_sickbeds_summary.json",
                Format.JSON,
                rows("$.sickbeds_summary"),
                1),
            read("sdmx-json/agri.json", Format.SDMX_JSON, ARRAY, 12),
            read("sdmx-json/exr-cross-section.json", Format.SDMX_JSON, ARRAY, 4),
            read("sdmx-json/exr-flat.json", Format.SDMX_JSON, ARRAY, 4),
            read("sdmx-json/exr-time-series.json", Format.SDMX_JSON, ARRAY, 4),
            faulty("sdmx-json/exr-action-delete.json", Format.SDMX_JSON, 3, 1, DELETION),
            read("sdmx-csv/sdmx10_csv_labels_both.csv", Format.SDMX_CSV, Layout.PLAIN, 1),
            read("sdmx-csv/sdmx10_data_v1.csv", Format.SDMX_CSV, Layout.PLAIN, 1000),
            read("sdmx-csv/sdmx10_data_v1_datetime.csv", Format.SDMX_CSV, Layout.PLAIN, 1),
            refused("sdmx-csv/sdmx10_data_v1_exception.csv", Format.SDMX_CSV, "DATAFLOW"),
            read("sdmx-csv/sdmx10_data_v1_no_freq_cols.csv", Format.SDMX_CSV, Layout.PLAIN, 7));
    return Stream.concat(all, Stream.of("20", "21").flatMap(SampleFilesTest::ofVersion)).toList();
  }

  private static Stream<Case> ofVersion(String version) {
    String keys = "sdmx-csv/sdmx" + version + "_csv_";
    String data = "sdmx-csv/sdmx" + version + (version.equals("20") ? "_data_v2" : "_data_v21");
    Format csv = Format.SDMX_CSV;
    return Stream.of(
        read(keys + "keys_both.csv", csv, Layout.PLAIN, 1),
        read(keys + "labels_both.csv", csv, Layout.PLAIN, 1),
        read(keys + "labels_name.csv", csv, Layout.PLAIN, 1),
        read(data + ".csv", csv, Layout.PLAIN, 20),
        faulty(data + "_action_col.csv", csv, 20, 20, "WRONG_NUMBER_OF_CELLS"),
        read(data + "_datetime.csv", csv, Layout.PLAIN, 1),
        refused(data + "_exception.csv", csv, "STRUCTURE"),
        faulty(data + "_invalid_action.csv", csv, 1, 1, "UNKNOWN_ACTION"),
        read(data + "_merge_action.csv", csv, Layout.PLAIN, 1),
        read(data + "_no_freq_cols.csv", csv, Layout.PLAIN, 7),
        read(data + "_structures.csv", csv, Layout.PLAIN, 3),
        faulty(data + "_structures_exception.csv", csv, 3, 1, "UNKNOWN_STRUCTURE"),
        read(data + "_structures_uppercase.csv", csv, Layout.PLAIN, 3),
        faulty(data + "_three_actions.csv", csv, 4, 1, DELETION),
        faulty(data + "_two_actions.csv", csv, 3, 1, DELETION));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadOrRefusedWithAReason(Case sample) {
    byte[] content = bytes(sample.file());
    if (sample.rows() < 0) {
      assertThatThrownBy(() -> read(content, sample.format(), sample.layout()))
          .isInstanceOf(Answer.Unusable.class)
          .hasMessageContaining(sample.fault());
      return;
    }

    Answer answer = read(content, sample.format(), sample.layout());

    List<FeedFault> faults =
        answer.rows().stream().map(Row::fault).filter(fault -> fault != null).toList();
    assertThat(answer.rows()).hasSize(sample.rows());
    assertThat(faults).hasSize(sample.faulty());
    assertThat(faults)
        .allSatisfy(fault -> {
          assertThat(fault.code()).isEqualTo(sample.fault());
          assertThat(fault.place()).isNotBlank();
        });
  }

  @Test
  void everyFileHasItsLine() {
    Set<String> named = cases().stream().map(Case::file).collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> file.getNameCount() > SAMPLES.getNameCount() + 1)
                  .map(file -> SAMPLES.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Answer read(byte[] content, Format format, Layout layout) {
    return switch (format) {
      case XLSX -> throw new IllegalArgumentException("no sample");
      case CSV, ESTAT_CSV, SDMX_CSV ->
          new CsvAnswers(AnswerLimits.USUAL).read(content, format, layout);
      case JSON, ESTAT_JSON, SDMX_JSON, CKAN ->
          new JsonAnswers(AnswerLimits.USUAL).read(content, format, layout);
    };
  }

  static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(SAMPLES.resolve(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
