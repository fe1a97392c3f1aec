package dxpulse.infra.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dxpulse.contracts.types.AreaCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// Figures for the way in: indicators that no KPI reads, so that scoring does not share the two
/// cores, and files with a row for each indicator, area and month.
final class IngestPlan {
  static final Charset CP932 = Charset.forName("windows-31j");
  private static final int INDICATORS = 24;
  private static final int MONTHS = 120;
  private static final int AREAS = 40;
  private static final YearMonth FIRST_MONTH = YearMonth.of(2016, 4);
  private static final List<String> HEADINGS = List.of("指標コード", "地域", "期間", "値", "確度", "備考");

  private final Platform platform;
  private final List<String> areas = areas();

  IngestPlan(Platform platform) {
    this.platform = platform;
  }

  private static List<String> areas() {
    return IntStream.range(1, 1000)
        .boxed()
        .flatMap(number ->
            IntStream.range(0, 10)
                .mapToObj(digit -> "02%03d%d".formatted(number, digit))
                .filter(IngestPlan::isArea))
        .limit(AREAS)
        .toList();
  }

  private static boolean isArea(String code) {
    try {
      return new AreaCode(code).value().equals(code);
    } catch (IllegalArgumentException wrongDigit) {
      return false;
    }
  }

  /// Defines the indicators, and waits until ingestion knows the last of them.
  void define() throws Exception {
    for (int i = 0; i < INDICATORS; i++) {
      Platform.Answer answer =
          platform
              .send(
                  "INDICATOR",
                  "PUT",
                  "/api/indicators/L" + i,
                  "office",
                  Map.of(
                      "name", Map.of("ja", "入口の測定" + i),
                      "unit", "件",
                      "decimals", 0,
                      "direction", "HIGHER_IS_BETTER",
                      "accumulation", "STOCK",
                      "frequency", "MONTH",
                      "targets", List.of(Map.of("period", "FY2030", "value", 1_000_000)),
                      "department", "dx-promotion",
                      "validFrom", "FY2016"))
              .get();
      if (answer.status() / 100 != 2) {
        throw new IllegalStateException(answer.status() + " " + answer.body());
      }
    }
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (post(List.of(figure(INDICATORS - 1))).status() != 202) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("ingestion does not know the indicators");
      }
      Pace.until(System.nanoTime() + 200_000_000L);
    }
  }

  /// The figure with a number: the same number is about the same value.
  Map<String, Object> figure(int number) {
    return Map.of(
        "indicator", indicator(number),
        "area", area(number),
        "period", period(number),
        "value", 1000 + number,
        "note", "入口の測定");
  }

  Platform.Answer post(List<Map<String, Object>> figures) throws Exception {
    return platform
        .send(
            "INGESTION",
            "POST",
            "/api/ingestion/observations",
            "feed",
            figures.size() == 1 ? figures.getFirst() : figures)
        .get();
  }

  private static String indicator(int number) {
    return "L" + number % INDICATORS;
  }

  private static String period(int number) {
    return FIRST_MONTH.plusMonths(number / INDICATORS % MONTHS).toString();
  }

  private String area(int number) {
    return areas.get(number / (INDICATORS * MONTHS) % AREAS);
  }

  /// @param salt makes the file another one than before, with other values
  void writeCsv(Path file, int rows, int salt) throws IOException {
    try (CsvWriter csv =
        CsvWriter.builder().build(new OutputStreamWriter(Files.newOutputStream(file), CP932))) {
      csv.writeRecord(HEADINGS);
      for (int i = 0; i < rows; i++) {
        csv.writeRecord(cells(i, salt));
      }
    }
  }

  void writeXlsx(Path file, int rows, int salt) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file));
        Workbook book = new Workbook(out, "bench", "1.0")) {
      Worksheet sheet = book.newWorksheet("値");
      for (int column = 0; column < HEADINGS.size(); column++) {
        sheet.value(0, column, HEADINGS.get(column));
      }
      for (int i = 0; i < rows; i++) {
        List<String> cells = cells(i, salt);
        for (int column = 0; column < cells.size(); column++) {
          if (column == 3) {
            sheet.value(i + 1, column, Long.parseLong(cells.get(column)));
          } else {
            sheet.value(i + 1, column, cells.get(column));
          }
        }
      }
    }
  }

  private List<String> cells(int number, int salt) {
    return new ArrayList<>(
        List.of(
            indicator(number),
            area(number),
            period(number),
            Integer.toString(1000 + number + salt),
            "確報",
            "髙橋①㈱～"));
  }

  /// Seconds that the library alone needs to read all cells of a CSV file.
  static double readCsv(Path file) throws IOException {
    long start = System.nanoTime();
    long cells = 0;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(new InputStreamReader(Files.newInputStream(file), CP932))) {
      for (CsvRecord record : csv) {
        cells += record.getFieldCount();
      }
    }
    return seconds(start, cells);
  }

  /// Seconds that the library alone needs to read all cells of a workbook.
  static double readXlsx(Path file) throws IOException {
    long start = System.nanoTime();
    long cells;
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook book = new ReadableWorkbook(in);
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      cells = rows.mapToLong(row -> row.stream().filter(cell -> cell != null).count()).sum();
    }
    return seconds(start, cells);
  }

  private static double seconds(long start, long cells) {
    if (cells == 0) {
      throw new IllegalStateException("the library read nothing");
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
