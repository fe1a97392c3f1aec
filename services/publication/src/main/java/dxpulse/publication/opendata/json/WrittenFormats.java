package dxpulse.publication.opendata.json;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.PlanFacts;
import dxpulse.publication.opendata.Column;
import dxpulse.publication.opendata.Dataset;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.opendata.FileFormats;
import dxpulse.publication.opendata.FrozenDataset;
import dxpulse.publication.opendata.Licence;
import dxpulse.publication.opendata.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The formats of open data. JSON and its two vocabularies are written here; CSV comes from whoever
/// writes it.
public final class WrittenFormats implements FileFormats {
  private static final String SDMX = "application/vnd.sdmx.data+csv;version=2.0.0";

  private final Function<Table, String> csv;
  private final Function<Table, String> sdmx;

  public WrittenFormats(Function<Table, String> csv, Function<Table, String> sdmx) {
    this.csv = csv;
    this.sdmx = sdmx;
  }

  @Override
  public String csv(Table table) {
    return csv.apply(table);
  }

  @Override
  public String sdmxCsv(Table table) {
    return sdmx.apply(table);
  }

  @Override
  public byte[] json(Table table, PlanFacts facts) {
    Dataset<?> dataset = table.dataset();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("dataset", dataset.code());
    body.put("title", dataset.title());
    body.put("description", dataset.about());
    body.put("licence", Map.of("name", Licence.NAME, "url", Licence.ADDRESS));
    body.put("asOf", facts.asOf().orElse(null));
    body.put("columns", dataset.columns().stream().map(WrittenFormats::told).toList());
    body.put("rows", table.rows().stream().map(row -> record(table, row)).toList());
    return HttpFormat.mapper().writeValueAsBytes(body);
  }

  private static Map<String, Object> told(Column<?> column) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", column.name());
    told.put("type", column.kind().xsd());
    told.put("description", column.about());
    return told;
  }

  private static Map<String, @Nullable Object> record(Table table, Table.Row row) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    List<String> names = table.names();
    for (int at = 0; at < names.size(); at++) {
      record.put(names.get(at), row.values().get(at));
    }
    return record;
  }

  @Override
  public byte[] columns(Dataset<?> dataset) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@context", List.of("http://www.w3.org/ns/csvw", Map.of("@language", "ja")));
    body.put("url", dataset.code() + ".csv");
    body.put("dc:title", inBoth(dataset.title()));
    body.put("dc:description", inBoth(dataset.about()));
    body.put("dc:license", Map.of("@id", Licence.ADDRESS));
    body.put("dialect", Map.of("encoding", "utf-8", "lineTerminators", List.of("\r\n")));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(
        "columns",
        dataset.columns().stream()
            .map(column -> {
              Map<String, Object> told = new LinkedHashMap<>();
              told.put("name", column.name());
              told.put("titles", column.name());
              told.put("datatype", column.kind().xsd());
              told.put("required", dataset.key().contains(column.name()));
              told.put("dc:description", inBoth(column.about()));
              return told;
            })
            .toList());
    schema.put("primaryKey", dataset.key());
    body.put("tableSchema", schema);
    return HttpFormat.mapper().writeValueAsBytes(body);
  }

  private static List<Map<String, String>> inBoth(LocalizedText text) {
    return List.of(
        Map.of("@value", text.ja(), "@language", "ja"),
        Map.of("@value", text.english(), "@language", "en"));
  }

  @Override
  public byte[] catalogue(PlanFacts facts, List<FrozenDataset> releases, String site) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("dcat", "http://www.w3.org/ns/dcat#");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("foaf", "http://xmlns.com/foaf/0.1/");
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@context", context);
    body.put("@id", site + "/opendata/catalog.jsonld");
    body.put("@type", "dcat:Catalog");
    body.put(
        "dct:title",
        inBoth(
            new LocalizedText(
                "青森県DX推進ダッシュボード オープンデータ", "Open data of the Aomori Prefecture DX Dashboard")));
    body.put("dct:publisher", publisher());
    body.put("dct:license", Map.of("@id", Licence.ADDRESS));
    body.put("dct:language", List.of("ja", "en"));
    body.put("foaf:homepage", Map.of("@id", site + "/opendata"));
    modified(facts, body);
    body.put(
        "dcat:dataset",
        Stream.concat(
                Stream.concat(
                    Stream.of(all(facts, site)),
                    Datasets.ALL.stream().map(dataset -> dataset(dataset, facts, site))),
                releases.stream().map(release -> release(release, site)))
            .toList());
    return HttpFormat.mapper().writeValueAsBytes(body);
  }

  private static Map<String, Object> publisher() {
    return Map.of(
        "@type", "foaf:Organization", "foaf:name", Map.of("@value", "青森県", "@language", "ja"));
  }

  private static void modified(PlanFacts facts, Map<String, Object> body) {
    facts
        .asOf()
        .ifPresent(instant ->
            body.put(
                "dct:modified", Map.of("@value", instant.toString(), "@type", "xsd:dateTime")));
  }

  /// All datasets together, in one file.
  private static Map<String, Object> all(PlanFacts facts, String site) {
    String address = site + "/opendata";
    Map<String, Object> body =
        described(
            address,
            "all",
            new LocalizedText("すべてのデータ", "All data"),
            new LocalizedText(
                "すべてのデータセットを、すべての形式と列の定義つきで1つのファイルにまとめたもの。値が変わると新しくなります。",
                "Every dataset in every format, with the meanings of their columns, in one file. It changes when figures do."));
    modified(facts, body);
    temporal(facts, body);
    body.put("dcat:distribution", List.of(file(address + "/all.zip", "application/zip", "ZIP")));
    return body;
  }

  private static Map<String, Object> dataset(Dataset<?> dataset, PlanFacts facts, String site) {
    String address = site + "/opendata/" + dataset.code();
    Map<String, Object> body = described(address, dataset.code(), dataset.title(), dataset.about());
    modified(facts, body);
    if (dataset.isStatistic()) {
      temporal(facts, body);
    }
    List<Map<String, Object>> files = new ArrayList<>();
    files.add(file(address + ".csv", "text/csv", "CSV"));
    files.add(file(address + ".json", "application/json", "JSON"));
    if (dataset.isStatistic()) {
      files.add(file(address + ".sdmx.csv", SDMX, "SDMX-CSV"));
    }
    body.put("dcat:distribution", files);
    return body;
  }

  /// A release: it never changes, and says itself how it is quoted.
  private static Map<String, Object> release(FrozenDataset release, String site) {
    String address = site + "/releases/" + release.id();
    String files = site + "/api/releases/" + release.id();
    Map<String, Object> body =
        described(address, release.id(), release.title(), release.citation());
    body.put("dct:bibliographicCitation", inBoth(release.citation()));
    body.put("dct:issued", Map.of("@value", release.issued().toString(), "@type", "xsd:dateTime"));
    body.put("dct:temporal", time(release.period().start(), release.period().end()));
    body.put(
        "dcat:distribution",
        List.of(
            file(files + "/figures.csv", "text/csv", "CSV"),
            file(files + "/figures.sdmx.csv", SDMX, "SDMX-CSV"),
            file(files + "/all.zip", "application/zip", "ZIP"),
            file(address + "/report.pdf", "application/pdf", "PDF")));
    return body;
  }

  private static Map<String, Object> described(
      String address, String identifier, LocalizedText title, LocalizedText about) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@id", address);
    body.put("@type", "dcat:Dataset");
    body.put("dct:identifier", identifier);
    body.put("dct:title", inBoth(title));
    body.put("dct:description", inBoth(about));
    body.put("dct:publisher", publisher());
    body.put("dct:license", Map.of("@id", Licence.ADDRESS));
    body.put("dcat:landingPage", Map.of("@id", address));
    return body;
  }

  private static void temporal(PlanFacts facts, Map<String, Object> body) {
    List<Period> periods = facts.scores().stream().map(KpiScored::period).toList();
    if (!periods.isEmpty()) {
      body.put(
          "dct:temporal",
          time(
              Collections.min(periods.stream().map(Period::start).toList()),
              Collections.max(periods.stream().map(Period::end).toList())));
    }
  }

  private static Map<String, Object> time(LocalDate first, LocalDate last) {
    return Map.of(
        "@type",
        "dct:PeriodOfTime",
        "dcat:startDate",
        first.toString(),
        "dcat:endDate",
        last.toString());
  }

  private static Map<String, Object> file(String address, String type, String format) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@id", address);
    body.put("@type", "dcat:Distribution");
    body.put("dcat:accessURL", Map.of("@id", address));
    body.put("dcat:downloadURL", Map.of("@id", address));
    body.put("dcat:mediaType", type);
    body.put("dct:format", format);
    body.put("dct:license", Map.of("@id", Licence.ADDRESS));
    return body;
  }
}
