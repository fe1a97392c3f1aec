package dxpulse.indicator.value.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dxpulse.contracts.types.AreaNames;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.indicator.value.Audit;
import dxpulse.indicator.value.AuditLine;
import dxpulse.infra.workbook.Harmless;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes an audit as CSV in UTF-8 with the mark by which Excel knows it; times are in Japan.
public final class CsvAudit implements Audit.Writer {
  private static final String MARK = "\uFEFF";
  private static final List<LocalizedText> HEADINGS =
      List.of(
          new LocalizedText("指標", "Indicator"),
          new LocalizedText("地域", "Area"),
          new LocalizedText("地域名", "Area name"),
          new LocalizedText("期間", "Period"),
          new LocalizedText("値", "Value"),
          new LocalizedText("分子", "Numerator"),
          new LocalizedText("分母", "Denominator"),
          new LocalizedText("段階", "Stage"),
          new LocalizedText("確度", "Status"),
          new LocalizedText("サンプル値", "Sample"),
          new LocalizedText("結果", "Result"),
          new LocalizedText("改訂", "Revision"),
          new LocalizedText("前の値", "Value before"),
          new LocalizedText("登録者", "Submitted by"),
          new LocalizedText("登録日時", "Submitted at"),
          new LocalizedText("承認者", "Approved by"),
          new LocalizedText("承認日時", "Approved at"),
          new LocalizedText("記録日時", "Recorded at"),
          new LocalizedText("経路", "Way"),
          new LocalizedText("システム", "System"),
          new LocalizedText("ファイル", "File"),
          new LocalizedText("行", "Row"),
          new LocalizedText("資料", "Reference"),
          new LocalizedText("備考", "Note"),
          new LocalizedText("観測ID", "Observation"));

  @Override
  public byte[] heading(boolean english) {
    return written(
        new StringWriter().append(MARK),
        writer -> writer.writeRecord(HEADINGS.stream().map(each -> said(each, english)).toList()));
  }

  @Override
  public byte[] lines(Audit audit, boolean english) {
    return written(
        new StringWriter(),
        writer -> {
          audit.lines().forEach(line -> writer.writeRecord(fields(audit, line, english)));
          if (audit.unlisted() > 0) {
            writer.writeRecord(
                said(
                    new LocalizedText(
                        "※%sには、このほかに件数だけ残る「変更なし」が%d件あります".formatted(audit.area(), audit.unlisted()),
                        "Besides these, %2$d repeats of %1$s are only counted"
                            .formatted(audit.area(), audit.unlisted())),
                    english));
          }
        });
  }

  private static byte[] written(StringWriter text, Consumer<CsvWriter> content) {
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      content.accept(writer);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> fields(Audit audit, AuditLine line, boolean english) {
    @Nullable Source source = line.source();
    return Stream.of(
            audit.indicator().value(),
            line.area().value(),
            AreaNames.of(line.area(), english),
            line.period().toString(),
            figure(line.value()),
            figure(line.numerator()),
            figure(line.denominator()),
            text(line.stage()),
            said(status(line.status()), english),
            line.sample() ? said(new LocalizedText("サンプル値", "sample"), english) : "",
            said(result(line), english),
            Integer.toString(line.revision()),
            line.previousStage() == null
                ? figure(line.previousValue())
                : text(line.previousStage()),
            source == null ? "" : text(source.submittedBy()),
            moment(line.submittedAt()),
            source == null ? "" : text(source.approvedBy()),
            source == null ? "" : moment(source.approvedAt()),
            moment(line.recordedAt()),
            source == null ? "" : said(way(source.kind()), english),
            source == null ? "" : text(source.system()),
            source == null ? "" : text(source.file()),
            source == null ? "" : Objects.toString(source.row(), ""),
            source == null ? "" : text(source.reference()),
            text(line.note()),
            text(line.observationId()))
        .toList();
  }

  private static LocalizedText status(ValueStatus status) {
    return switch (status) {
      case FINAL -> new LocalizedText("確報", "final");
      case PROVISIONAL -> new LocalizedText("速報", "provisional");
      case ESTIMATED -> new LocalizedText("推計", "estimated");
      case HEARING -> new LocalizedText("聞き取り", "by hearing");
      case CORRECTED -> new LocalizedText("訂正", "corrected");
    };
  }

  private static LocalizedText result(AuditLine line) {
    return switch (line.reason()) {
      case null -> new LocalizedText("採用", "taken");
      case SAID_BEFORE -> new LocalizedText("変更なし（同じ値）", "unchanged: the same held");
      case SETTLED_HOLDS -> new LocalizedText("不採用（確報が優先）", "not taken: a final value holds");
      case LATER_HOLDS -> new LocalizedText("不採用（あとの報告が優先）", "not taken: a later report holds");
    };
  }

  private static LocalizedText way(Source.Kind kind) {
    return switch (kind) {
      case FEED -> new LocalizedText("自動連携", "feed");
      case ENTRY -> new LocalizedText("画面入力", "entry page");
      case IMPORT -> new LocalizedText("ファイル", "file");
    };
  }

  private static String said(LocalizedText text, boolean english) {
    return english ? Objects.requireNonNullElse(text.en(), text.ja()) : text.ja();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : Harmless.made(text);
  }

  private static String figure(@Nullable BigDecimal figure) {
    return Objects.toString(figure, "");
  }

  private static String moment(@Nullable Instant moment) {
    return moment == null
        ? ""
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            OffsetDateTime.ofInstant(moment.truncatedTo(ChronoUnit.SECONDS), JapanTime.ZONE));
  }
}
