package dxpulse.ingestion.report.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dxpulse.contracts.types.AreaNames;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.workbook.Harmless;
import dxpulse.ingestion.quarantine.Quarantine.Refused;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolution.Outcome;
import dxpulse.ingestion.report.HistoryFile;
import dxpulse.ingestion.report.Passage;
import dxpulse.ingestion.report.Passage.Line;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Writes histories of reports in UTF-8 with the mark by which Excel knows it; times are in Japan.
public final class HistoryCsv implements HistoryFile {
  private static final String MARK = "\uFEFF";
  private static final int LONGEST_RAW = 60;
  private static final List<LocalizedText> HEADINGS =
      List.of(
          new LocalizedText("指標", "Indicator"),
          new LocalizedText("地域", "Area"),
          new LocalizedText("地域名", "Area name"),
          new LocalizedText("期間", "Period"),
          new LocalizedText("所管課", "Department"),
          new LocalizedText("日時", "At"),
          new LocalizedText("手続き", "Step"),
          new LocalizedText("値", "Value"),
          new LocalizedText("値なしの理由", "Reason for no value"),
          new LocalizedText("行った人", "By"),
          new LocalizedText("氏名", "Name"),
          new LocalizedText("備考・理由", "Note or reason"),
          new LocalizedText("経路", "Way"),
          new LocalizedText("システム", "System"),
          new LocalizedText("ファイル", "File"),
          new LocalizedText("行", "Row"),
          new LocalizedText("資料", "Reference"));

  @Override
  public byte[] heading(boolean english) {
    return written(
        new StringWriter().append(MARK),
        csv -> csv.writeRecord(HEADINGS.stream().map(each -> said(each, english)).toList()));
  }

  @Override
  public byte[] lines(List<Passage> passages, boolean english) {
    return written(
        new StringWriter(),
        csv ->
            passages.forEach(passage -> {
              if (passage.isCut()) {
                csv.writeRecord(said(cut(passage), english));
              }
              passage.lines().forEach(line -> csv.writeRecord(fields(passage, line, english)));
            }));
  }

  @Override
  public byte[] refused(List<Refused> refused, boolean english) {
    return written(
        new StringWriter(),
        csv ->
            refused.forEach(each -> {
              RefusedFigure figure = each.figure();
              @Nullable Resolution ended = each.resolution();
              String why =
                  figure.errors().stream()
                      .map(fault -> half(fault.message(), english))
                      .collect(Collectors.joining(english ? "; " : "、"));
              csv.writeRecord(
                  fields(
                      each,
                      figure.refusedAt(),
                      ended == null
                          ? new LocalizedText("使えず（隔離、直し待ち）", "not usable: waits in quarantine")
                          : new LocalizedText("使えず（隔離）", "not usable: quarantine"),
                      figure.submittedBy(),
                      why,
                      english));
              if (ended != null) {
                csv.writeRecord(
                    fields(
                        each,
                        ended.at(),
                        ending(ended.outcome()),
                        ended.by(),
                        why(ended, english),
                        english));
              }
            }));
  }

  /// What people wrote stays as they wrote it; what is said of a later figure is in two languages.
  private static String why(Resolution ended, boolean english) {
    String said = Objects.requireNonNullElse(ended.reason(), "");
    return ended.outcome() == Outcome.REPLACED ? half(said, english) : said;
  }

  private static LocalizedText ending(Outcome outcome) {
    return switch (outcome) {
      case SENT_AGAIN -> new LocalizedText("直して送り直し", "sent again");
      case DISCARDED -> new LocalizedText("取り下げ", "discarded");
      case REPLACED -> new LocalizedText("あとの値で解決", "settled by a later figure");
    };
  }

  private static List<String> fields(
      Refused refused, Instant at, LocalizedText step, String by, String note, boolean english) {
    Place place = refused.place();
    return Stream.of(
            place.indicator().value(),
            place.area().value(),
            AreaNames.of(place.area(), english),
            place.period().toString(),
            text(refused.figure().department()),
            inJapan(at),
            said(step, english),
            figure(sent(refused.figure().raw())),
            "",
            text(by),
            "",
            text(note),
            said(way(Source.Kind.FEED), english),
            text(refused.figure().submittedBy()),
            "",
            "",
            "")
        .toList();
  }

  /// The figure that was sent, as far as it says one; else what came.
  private static String sent(String raw) {
    try {
      JsonNode whole = HttpFormat.mapper().readTree(raw);
      String value = whole.path("value").asString("");
      String said = value.isEmpty() ? whole.path("stage").asString("") : value;
      String numerator = whole.path("numerator").asString("");
      return numerator.isEmpty()
          ? said
          : numerator + " / " + whole.path("denominator").asString("");
    } catch (JacksonException cut) {
      return raw.substring(0, Math.min(LONGEST_RAW, raw.length()));
    }
  }

  /// The half of a text that is in the language of the reader; one without halves is for all.
  private static String half(String text, boolean english) {
    String[] halves = text.split(" / ", 2);
    return halves[english ? halves.length - 1 : 0];
  }

  @Override
  public byte[] withheld(int count, boolean english) {
    return written(
        new StringWriter(),
        csv ->
            csv.writeRecord(
                said(
                    new LocalizedText(
                        "※ほかの課の報告など、見られない値が%d件あります".formatted(count),
                        "%d values are left out: they are for others to see".formatted(count)),
                    english)));
  }

  private static LocalizedText cut(Passage passage) {
    return new LocalizedText(
        "※%s %sは、これより前の手続きを残していません".formatted(passage.area(), passage.period()),
        "Earlier steps of %s %s are no longer kept".formatted(passage.area(), passage.period()));
  }

  private static List<String> fields(Passage passage, Line line, boolean english) {
    @Nullable Source source = line.source();
    return Stream.of(
            passage.indicator().value(),
            passage.area().value(),
            AreaNames.of(passage.area(), english),
            passage.period().toString(),
            text(passage.department()),
            inJapan(line.at()),
            said(step(line.state()), english),
            figure(line.figure()),
            text(line.absence()),
            text(line.by()),
            text(line.byName()),
            text(line.note()),
            source == null ? "" : said(way(source.kind()), english),
            source == null ? "" : text(source.system()),
            source == null ? "" : text(source.file()),
            source == null ? "" : Objects.toString(source.row(), ""),
            source == null ? "" : text(source.reference()))
        .toList();
  }

  private static String inJapan(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), JapanTime.ZONE));
  }

  private static LocalizedText step(State state) {
    return switch (state) {
      case SUBMITTED -> new LocalizedText("提出", "submitted");
      case RETURNED -> new LocalizedText("差戻し", "returned");
      case WITHDRAWN -> new LocalizedText("取下げ", "taken back");
      case RECORDED -> new LocalizedText("登録（承認不要）", "recorded without approval");
      case APPROVED -> new LocalizedText("承認", "approved");
      case REOPENED -> new LocalizedText("再開（訂正の依頼）", "reopened: a correction is asked for");
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
    return english ? text.english() : text.ja();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : Harmless.made(text);
  }

  /// A number below zero begins like a formula, and is none.
  private static String figure(@Nullable String figure) {
    return figure != null && figure.matches("-?[0-9.]+") ? figure : text(figure);
  }

  private static byte[] written(StringWriter text, Consumer<CsvWriter> content) {
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      content.accept(csv);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
