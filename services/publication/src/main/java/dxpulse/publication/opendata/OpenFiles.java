package dxpulse.publication.opendata;

import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.PlanFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The files of open data as they stand. Whole files are kept until the plan changes; what somebody
/// selects is made for them. To make a file may take some tens of milliseconds.
public final class OpenFiles {
  private final LivePlan plan;
  private final FileFormats formats;
  private final String site;
  private final Supplier<List<FrozenDataset>> releases;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /// @param site address of the public site, without a slash at its end
  /// @param releases those that everybody may see
  public OpenFiles(
      LivePlan plan, FileFormats formats, String site, Supplier<List<FrozenDataset>> releases) {
    this.plan = plan;
    this.formats = formats;
    this.site = site;
    this.releases = releases;
  }

  /// @param etag changes with the content; weak, because it is sent plain and packed
  public record OpenFile(byte[] content, String etag) {
    static OpenFile of(byte[] content) {
      try {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
        return new OpenFile(
            content, "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(sum, 16)) + '"');
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /// What a file is made of: it is made anew when one of them changes.
  private record Sources(long edition, List<FrozenDataset> releases) {}

  private record Kept(Sources sources, OpenFile file) {}

  /// A dataset as CSV.
  public OpenFile csv(Dataset<?> dataset, Selection selection, Encoding encoding) {
    return file(
        dataset.code() + ".csv?" + encoding.code(),
        selection,
        facts -> encoding.encoded(formats.csv(selected(dataset, selection, facts))));
  }

  /// A statistic as SDMX-CSV, in UTF-8.
  public OpenFile sdmxCsv(Dataset<?> dataset, Selection selection) {
    return file(
        dataset.code() + ".sdmx.csv",
        selection,
        facts ->
            formats.sdmxCsv(selected(dataset, selection, facts)).getBytes(StandardCharsets.UTF_8));
  }

  public OpenFile json(Dataset<?> dataset, Selection selection) {
    return file(
        dataset.code() + ".json",
        selection,
        facts -> formats.json(selected(dataset, selection, facts), facts));
  }

  public OpenFile columns(Dataset<?> dataset) {
    return OpenFile.of(formats.columns(dataset));
  }

  public OpenFile catalogue() {
    List<FrozenDataset> listed = releases.get();
    return kept("catalog.jsonld", listed, facts -> formats.catalogue(facts, listed, site));
  }

  /// Every dataset in every format, the meanings of their columns, and the catalogue.
  public OpenFile all() {
    List<FrozenDataset> listed = releases.get();
    return kept("all.zip", listed, facts -> zip(facts, listed));
  }

  /// When the newest of what they are made of was told; absent when there is nothing yet.
  public Optional<Instant> asOf() {
    return plan.facts().asOf();
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

  /// @throws dxpulse.publication.board.Refused when there is no row because a code is of nothing
  private static Table selected(Dataset<?> dataset, Selection selection, PlanFacts facts) {
    Table selected = selection.of(dataset.table(facts));
    if (selected.rows().isEmpty()) {
      selection.refuseUnknown(facts);
    }
    return selected;
  }

  private OpenFile file(String name, Selection selection, Function<PlanFacts, byte[]> making) {
    return selection.equals(Selection.ALL)
        ? kept(name, List.of(), making)
        : OpenFile.of(making.apply(plan.facts()));
  }

  private OpenFile kept(
      String name, List<FrozenDataset> listed, Function<PlanFacts, byte[]> making) {
    Kept before = kept.get(name);
    if (before != null && before.sources().equals(new Sources(plan.edition(), listed))) {
      return before.file();
    }
    PlanFacts facts = plan.facts();
    OpenFile made = OpenFile.of(making.apply(facts));
    kept.put(name, new Kept(new Sources(facts.edition(), listed), made));
    return made;
  }

  private byte[] zip(PlanFacts facts, List<FrozenDataset> listed) {
    Archive archive =
        new Archive()
            .with("README.txt", readme())
            .with("catalog.jsonld", formats.catalogue(facts, listed, site));
    for (Dataset<?> dataset : Datasets.ALL) {
      Table table = dataset.table(facts);
      archive
          .with(dataset.code() + ".csv", Encoding.UTF_8_WITH_MARK.encoded(formats.csv(table)))
          .with(dataset.code() + ".csv-metadata.json", formats.columns(dataset))
          .with(dataset.code() + ".json", formats.json(table, facts));
      if (dataset.isStatistic()) {
        archive.with(dataset.code() + ".sdmx.csv", formats.sdmxCsv(table));
      }
    }
    return archive.zip();
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
    return text.append("\r\n").append(Licence.inWords()).toString();
  }
}
