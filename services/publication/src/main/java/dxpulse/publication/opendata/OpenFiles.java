package dxpulse.publication.opendata;

import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.PlanFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The files of open data as they stand. Whole files are kept until the plan changes; what somebody
/// selects is made for them. To make a file may take some tens of milliseconds.
public final class OpenFiles {
  /// Files of the zip carry the first moment that a zip can tell, so that equal content is an equal
  /// file.
  private static final long NO_TIME = 315_532_800_000L + 86_400_000L;

  private final LivePlan plan;
  private final FileFormats formats;
  private final String site;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /// @param site address of the public site, without a slash at its end
  public OpenFiles(LivePlan plan, FileFormats formats, String site) {
    this.plan = plan;
    this.formats = formats;
    this.site = site;
  }

  /// @param etag changes with the content
  public record OpenFile(byte[] content, String etag) {
    static OpenFile of(byte[] content) {
      try {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
        return new OpenFile(content, '"' + HexFormat.of().formatHex(Arrays.copyOf(sum, 16)) + '"');
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private record Kept(long edition, OpenFile file) {}

  /// A dataset as CSV.
  public OpenFile csv(Dataset<?> dataset, Selection selection, Encoding encoding) {
    return file(
        dataset.code() + ".csv?" + encoding.code(),
        selection,
        facts -> encoding.encoded(formats.csv(selection.of(dataset.table(facts)))));
  }

  /// A statistic as SDMX-CSV, in UTF-8.
  public OpenFile sdmxCsv(Dataset<?> dataset, Selection selection) {
    return file(
        dataset.code() + ".sdmx.csv",
        selection,
        facts ->
            formats.sdmxCsv(selection.of(dataset.table(facts))).getBytes(StandardCharsets.UTF_8));
  }

  public OpenFile json(Dataset<?> dataset, Selection selection) {
    return file(
        dataset.code() + ".json",
        selection,
        facts -> formats.json(selection.of(dataset.table(facts)), facts));
  }

  public OpenFile columns(Dataset<?> dataset) {
    return OpenFile.of(formats.columns(dataset));
  }

  public OpenFile catalogue() {
    return file("catalog.jsonld", Selection.ALL, facts -> formats.catalogue(facts, site));
  }

  /// Every dataset in every format, the meanings of their columns, and the catalogue.
  public OpenFile all() {
    return file("all.zip", Selection.ALL, this::zip);
  }

  /// How many rows a dataset has now.
  public int rowsOf(Dataset<?> dataset) {
    return Math.toIntExact(dataset.rows().apply(plan.facts()).count());
  }

  /// The first rows of a dataset, as an example.
  public Table example(Dataset<?> dataset, int count) {
    Table whole = dataset.table(plan.facts());
    return new Table(dataset, whole.rows().stream().limit(count).toList());
  }

  private OpenFile file(String name, Selection selection, Function<PlanFacts, byte[]> making) {
    if (!selection.equals(Selection.ALL)) {
      return OpenFile.of(making.apply(plan.facts()));
    }
    Kept before = kept.get(name);
    if (before != null && before.edition() == plan.edition()) {
      return before.file();
    }
    PlanFacts facts = plan.facts();
    OpenFile made = OpenFile.of(making.apply(facts));
    kept.put(name, new Kept(facts.edition(), made));
    return made;
  }

  private byte[] zip(PlanFacts facts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      add(zip, "README.txt", readme().getBytes(StandardCharsets.UTF_8));
      add(zip, "catalog.jsonld", formats.catalogue(facts, site));
      for (Dataset<?> dataset : Datasets.ALL) {
        Table table = dataset.table(facts);
        add(zip, dataset.code() + ".csv", Encoding.UTF_8_WITH_MARK.encoded(formats.csv(table)));
        add(zip, dataset.code() + ".csv-metadata.json", formats.columns(dataset));
        add(zip, dataset.code() + ".json", formats.json(table, facts));
        if (dataset.isStatistic()) {
          add(
              zip,
              dataset.code() + ".sdmx.csv",
              formats.sdmxCsv(table).getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private String readme() {
    StringBuilder text = new StringBuilder();
    text.append("青森県DX推進ダッシュボード オープンデータ / Open data of the Aomori Prefecture DX Dashboard\r\n");
    text.append(site).append("/opendata\r\n\r\n");
    Datasets.ALL.forEach(dataset ->
        text.append(dataset.code())
            .append(": ")
            .append(dataset.about().ja())
            .append(" / ")
            .append(dataset.about().english())
            .append("\r\n"));
    return text.append("\r\n")
        .append(Licence.NAME)
        .append(' ')
        .append(Licence.ADDRESS)
        .append("\r\n")
        .append(Licence.NOTE.ja())
        .append("\r\n")
        .append(Licence.NOTE.english())
        .append("\r\n")
        .toString();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
