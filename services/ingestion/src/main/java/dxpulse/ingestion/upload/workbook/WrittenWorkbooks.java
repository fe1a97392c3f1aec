package dxpulse.ingestion.upload.workbook;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.UnitNames;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.ingestion.upload.Annotating;
import dxpulse.ingestion.upload.Annotating.AnnotatedCell;
import dxpulse.ingestion.upload.Annotating.Mark;
import dxpulse.ingestion.upload.Template;
import dxpulse.ingestion.upload.Workbooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes workbooks. Texts stay texts, whatever sign they begin with: nothing in them is a formula.
public final class WrittenWorkbooks implements Workbooks {
  private static final String HEADING = "D9E8F5";
  private static final String FAULT = "F8D0D0";
  private static final String WARNING = "FFF0C2";
  private static final String OPEN = "FFFBE6";
  private static final int MOST_COMMENTS = 2000;
  private static final int FLUSHED = 1000;
  private static final int LONGEST_CELL = 32_767;
  private static final int WIDE = 60;
  private static final int NARROW = 14;
  private static final List<LocalizedText> COLUMNS =
      List.of(
          new LocalizedText("指標コード", "Indicator"),
          new LocalizedText("指標名", "Indicator name"),
          new LocalizedText("定義", "Definition"),
          new LocalizedText("単位", "Unit"),
          new LocalizedText("前期の値", "Previous value"),
          new LocalizedText("期間", "Period"),
          new LocalizedText("値", "Value"),
          new LocalizedText("分子", "Numerator"),
          new LocalizedText("分母", "Denominator"),
          new LocalizedText("段階", "Stage"),
          new LocalizedText("確度", "Status"),
          new LocalizedText("備考", "Note"));
  private static final List<Integer> WIDTHS =
      List.of(12, 30, 40, 8, 12, 14, 12, 12, 12, 14, 10, 40);

  @Override
  public byte[] annotated(Annotating rows) {
    return written(book -> {
      Worksheet sheet = book.newWorksheet("値");
      int headingRow = (int) rows.headingLine() - 1;
      List<String> headings = rows.headings();
      int result = headings.size();
      for (int at = 0; at < result; at++) {
        sheet.value(headingRow, at, headings.get(at));
        sheet.width(at, NARROW);
      }
      for (int at = 0; at < Annotating.ADDED.size(); at++) {
        sheet.value(headingRow, result + at, Annotating.ADDED.get(at));
      }
      sheet.value(headingRow, result + Annotating.ADDED.size(), Annotating.MENDS);
      sheet.hideColumn(result + Annotating.ADDED.size());
      sheet.width(result, 22);
      sheet.width(result + 1, WIDE);
      sheet.range(headingRow, 0, headingRow, result + 1).style().bold().fillColor(HEADING).set();
      sheet.freezePane(0, headingRow + 1);
      int comments = 0;
      int written = 0;
      Iterator<Annotating.Row> each = rows.rows();
      while (each.hasNext()) {
        Annotating.Row row = each.next();
        int at = (int) row.line() - 1;
        comments += write(sheet, row, at, comments < MOST_COMMENTS);
        sheet.value(at, result, row.outcome());
        sheet.value(at, result + 1, shortened(row.message()));
        if (row.mends() != null) {
          sheet.value(at, result + Annotating.ADDED.size(), row.mends());
        }
        if (row.mark() != Mark.NONE) {
          sheet.style(at, result).fillColor(color(row.mark())).set();
          sheet.style(at, result + 1).wrapText(true).set();
        }
        written++;
        if (written % FLUSHED == 0) {
          sheet.flush();
        }
      }
    });
  }

  private static int write(Worksheet sheet, Annotating.Row row, int at, boolean commented) {
    int comments = 0;
    for (int column = 0; column < row.cells().size(); column++) {
      AnnotatedCell cell = row.cells().get(column);
      if (cell.number() != null) {
        sheet.value(at, column, cell.number());
      } else if (!cell.text().isEmpty()) {
        sheet.value(at, column, shortened(cell.text().replaceAll("\\r\\n?", "\n")));
        // Else a spreadsheet makes a date of a period that is mended.
        sheet.style(at, column).format("@").set();
      }
      if (cell.rows() > 1) {
        sheet.range(at, column, at + cell.rows() - 1, column).merge();
      }
      if (cell.mark() != Mark.NONE) {
        sheet.style(at, column).fillColor(color(cell.mark())).set();
        if (commented && cell.message() != null) {
          sheet.comment(at, column, cell.message());
          comments++;
        }
      }
    }
    return comments;
  }

  private static String color(Mark mark) {
    return mark == Mark.FAULT ? FAULT : WARNING;
  }

  @Override
  public byte[] template(Template template, boolean english) {
    return written(book -> {
      Worksheet sheet = book.newWorksheet(english ? "Values" : "値");
      Worksheet guide = book.newWorksheet(english ? "How to fill it in" : "記入要領");
      Worksheet lists = book.newWorksheet(english ? "Choices" : "選択肢");
      lists.setVisibilityState(VisibilityState.HIDDEN);
      for (int at = 0; at < COLUMNS.size(); at++) {
        sheet.value(0, at, said(COLUMNS.get(at), english));
        sheet.width(at, WIDTHS.get(at));
      }
      sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().fillColor(HEADING).set();
      sheet.freezePane(2, 1);
      List<String> statuses =
          Stream.of(ValueStatus.values()).map(status -> said(status.label(), english)).toList();
      offer(lists, 0, english ? "Status" : "確度", statuses);
      for (int at = 0; at < template.items().size(); at++) {
        item(sheet, lists, at + 1, template.items().get(at), template, english);
      }
      if (!template.items().isEmpty()) {
        sheet
            .range(1, 10, template.items().size(), 10)
            .validateWithList(lists.range(1, 0, statuses.size(), 0))
            .allowBlank(true)
            .showErrorMessage(true)
            .errorStyle(DataValidationErrorStyle.STOP)
            .errorTitle(english ? "Status" : "確度")
            .error(String.join(english ? ", " : "、", statuses));
      }
      sheet.protect(
          "",
          SheetProtectionOption.SHEET,
          SheetProtectionOption.DELETE_COLUMNS,
          SheetProtectionOption.DELETE_ROWS,
          SheetProtectionOption.INSERT_COLUMNS,
          SheetProtectionOption.INSERT_ROWS);
      explain(guide, template, english);
    });
  }

  private static void item(
      Worksheet sheet,
      Worksheet lists,
      int row,
      Template.Item item,
      Template template,
      boolean english) {
    sheet.value(row, 0, item.code());
    sheet.value(row, 1, said(item.name(), english));
    if (item.definition() != null) {
      sheet.value(row, 2, shortened(said(item.definition(), english)));
    }
    sheet.value(row, 3, UnitNames.of(item.unit(), english));
    if (item.previous() != null) {
      sheet.value(row, 4, item.previous());
    } else if (item.previousStage() != null) {
      sheet.value(row, 4, item.previousStage());
    }
    sheet.value(row, 5, template.period().toString());
    sheet.style(row, 2).wrapText(true).set();
    boolean staged = !item.stages().isEmpty();
    if (staged) {
      open(sheet, row, 9);
      offer(lists, row, item.code(), item.stages());
      sheet
          .range(row, 9, row, 9)
          .validateWithList(lists.range(1, row, item.stages().size(), row))
          .allowBlank(true)
          .showErrorMessage(true)
          .errorStyle(DataValidationErrorStyle.STOP)
          .errorTitle(english ? "Stage" : "段階")
          .error("一覧から選んでください / choose one of the list");
    } else {
      open(sheet, row, 6);
    }
    if (item.counts()) {
      open(sheet, row, 7);
      open(sheet, row, 8);
    }
    open(sheet, row, 10);
    open(sheet, row, 11);
  }

  private static void open(Worksheet sheet, int row, int column) {
    sheet.style(row, column).fillColor(OPEN).protectionOption(ProtectionOption.LOCKED, false).set();
  }

  private static void offer(Worksheet lists, int column, String title, List<String> words) {
    lists.value(0, column, title);
    for (int at = 0; at < words.size(); at++) {
      lists.value(at + 1, column, words.get(at));
    }
  }

  private static String said(LocalizedText text, boolean english) {
    return english ? text.english() : text.ja();
  }

  private static void explain(Worksheet guide, Template template, boolean english) {
    List<String> lines =
        List.of(
            "記入要領（%s） / How to fill it in (%s)"
                .formatted(template.period().japaneseLabel(), template.period().englishLabel()),
            "黄色のセルだけに書けます。ほかのセルは変えられません。 / Only the yellow cells can be written.",
            "空欄は「報告なし」で、いまの値を変えません。0は0として読みます。 / A blank changes nothing; 0 is zero.",
            "欠測は「－」か「…」、秘匿は「X」と書きます。 / Write － or … for missing, X for withheld.",
            "割合は、値（例: 42.5）か、分子と分母のどちらか一方を書きます。 / For a rate write the value, or both counts.",
            "数値には単位を書かず、単位の列の単位で書きます。 / Write numbers in the unit of the column for it.",
            "確度は、空欄なら確報です。 / A blank status is final.",
            "書き終えたら、このまま「ファイルで送る」から送ります。 / Send the file as it is.");
    for (int at = 0; at < lines.size(); at++) {
      guide.value(at, 0, english ? lines.get(at).split(" / ", 2)[1] : lines.get(at));
    }
    guide.style(0, 0).bold().set();
    guide.width(0, 100);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "DX Pulse", "1.0")) {
      writing.into(book);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  @FunctionalInterface
  private interface Writing {
    void into(Workbook book) throws IOException;
  }
}
