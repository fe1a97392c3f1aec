package dxpulse.indicator.catalogue.workbook;

import dxpulse.indicator.catalogue.sheet.CatalogueFile;
import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetColumn;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import dxpulse.indicator.catalogue.sheet.SheetWriters.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes workbooks with a sheet to fill in and a sheet that explains every column. What is too
/// long for a cell of Excel is left blank, which changes nothing when the file comes back, and a
/// note names the cells.
public final class WorkbookTemplate implements SheetWriter {
  private static final String HEADING = "D9E8F5";
  private static final String NOTE = "F2F2F2";
  private static final int WIDE = 40;
  private static final int NARROW = 16;
  private static final int LISTS_FROM = 8;
  private static final int LONGEST_CELL = 32_767;

  @Override
  public byte[] written(List<List<SheetCell>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "DX Pulse", "1.0")) {
      Worksheet sheet = book.newWorksheet("指標");
      Worksheet guide = book.newWorksheet("記入要領");
      fill(sheet, fitting(rows));
      explain(guide);
      offerWords(sheet, guide);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// The rows without the texts that Excel takes no file with, and with a note about them.
  private static List<List<SheetCell>> fitting(List<List<SheetCell>> rows) {
    List<List<SheetCell>> fitting = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (List<SheetCell> row : rows) {
      List<SheetCell> cells = new ArrayList<>(row);
      for (int at = 0; at < cells.size(); at++) {
        if (cells.get(at).text().length() > LONGEST_CELL) {
          // One note more stands above all rows but the headings.
          left.add(Sheet.place(at, fitting.size() + 2));
          cells.set(at, SheetCell.BLANK);
        }
      }
      fitting.add(cells);
    }
    if (!left.isEmpty()) {
      List<SheetCell> note =
          new ArrayList<>(Collections.nCopies(SheetColumn.values().length, SheetCell.BLANK));
      note.set(
          0,
          new SheetCell.Text("# Excelのセルに入らない長さのため空欄にしたセル（空欄は変更なし）: " + String.join(", ", left)));
      fitting.add(CatalogueFile.ROWS_ABOVE - 2, note);
    }
    return fitting;
  }

  private static void fill(Worksheet sheet, List<List<SheetCell>> rows) {
    int last = SheetColumn.values().length - 1;
    for (SheetColumn column : SheetColumn.values()) {
      sheet.width(column.ordinal(), isLong(column) ? WIDE : NARROW);
      if (isText(column)) {
        // Else a spreadsheet makes a date of a period.
        sheet.style(column.ordinal()).format("@").set();
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int at = 0; at <= last; at++) {
        // Texts stay texts, whatever sign they begin with: nothing here is a formula.
        switch (rows.get(row).get(at)) {
          case SheetCell.Figure(var number) -> sheet.value(row, at, number);
          case SheetCell cell when cell.isBlank() -> {
            // An empty cell is left out.
          }
          // A carriage return comes back from Excel as _x000D_.
          case SheetCell cell -> sheet.value(row, at, cell.text().replaceAll("\\r\\n?", "\n"));
        }
        SheetColumn column = SheetColumn.values()[at];
        if (row >= CatalogueFile.ROWS_ABOVE && isText(column)) {
          sheet.style(row, at).format("@").wrapText(isLong(column)).set();
        } else if (row >= CatalogueFile.ROWS_ABOVE && isLong(column)) {
          sheet.style(row, at).wrapText(true).set();
        }
      }
    }
    sheet.range(0, 0, 0, last).style().bold().fillColor(HEADING).wrapText(true).set();
    sheet.range(1, 0, CatalogueFile.ROWS_ABOVE - 1, last).style().italic().fillColor(NOTE).set();
    sheet.freezePane(2, CatalogueFile.ROWS_ABOVE);
  }

  private static void explain(Worksheet guide) {
    List<String> heads = List.of("列", "JSON", "書き方", "How to write it", "例", "使える語");
    for (int at = 0; at < heads.size(); at++) {
      guide.value(0, at, heads.get(at));
    }
    int row = 1;
    for (SheetColumn column : SheetColumn.values()) {
      guide.value(row, 0, column.title());
      guide.value(row, 1, column.member());
      guide.value(row, 2, column.told());
      guide.value(row, 3, column.toldInEnglish());
      guide.value(row, 4, column.example());
      guide.value(row, 5, words(column));
      row++;
    }
    row++;
    for (String told :
        List.of(
            "空欄は、いまの台帳の内容を変えません。任意の項目を消すには「" + SheetColumn.CLEARED + "」と書きます。",
            "A blank cell keeps what the catalogue says; 「"
                + SheetColumn.CLEARED
                + "」 clears an optional member.",
            "先頭のセルが # で始まる行は注記で、読みません。列の順序は自由で、なくてもよい列は削れます。",
            "Rows that begin with # are notes. Columns may stand in any order, and may be left out.",
            "同じコードの行は、適用開始年度が違えば何行でも書けます。数に単位や ▲ は付けません。",
            "A code may have a row for each first year. Numbers have no unit; below zero is written with -.")) {
      guide.value(row, 0, told);
      row++;
    }
    guide.range(0, 0, 0, heads.size() - 1).style().bold().fillColor(HEADING).set();
    guide.range(1, 2, SheetColumn.values().length, 5).style().wrapText(true).set();
    for (int at = 0; at < heads.size(); at++) {
      guide.width(at, at == 2 || at == 3 ? WIDE * 1.5 : WIDE * 0.6);
    }
    guide.freezePane(0, 1);
  }

  /// Lists to choose from. Other words warn and are not forbidden: the words of the API are read,
  /// too.
  private static void offerWords(Worksheet sheet, Worksheet guide) {
    int list = LISTS_FROM;
    for (SheetColumn column : SheetColumn.values()) {
      if (column.words().isEmpty()) {
        continue;
      }
      guide.value(0, list, column.title());
      int row = 1;
      for (String word : column.words().values()) {
        guide.value(row, list, word);
        row++;
      }
      guide.width(list, NARROW);
      sheet
          .range(
              CatalogueFile.ROWS_ABOVE,
              column.ordinal(),
              CatalogueFile.ROWS_ABOVE + SheetReader.MOST_ROWS - 1,
              column.ordinal())
          .validateWithList(guide.range(1, list, row - 1, list))
          .allowBlank(true)
          .showErrorMessage(true)
          .errorStyle(DataValidationErrorStyle.WARNING)
          .errorTitle(column.title())
          .error(String.join("、", column.words().values()));
      list++;
    }
  }

  private static String words(SheetColumn column) {
    StringBuilder words = new StringBuilder();
    column
        .words()
        .forEach((code, word) ->
            words
                .append(words.isEmpty() ? "" : "、")
                .append(word)
                .append("（")
                .append(code)
                .append("）"));
    return words.toString();
  }

  /// Cells that a spreadsheet is to leave as they are. It shows no text of more than 255 characters
  /// in such a cell: definitions stand in plain ones.
  private static boolean isText(SheetColumn column) {
    return switch (column.kind()) {
      case TEXT -> column != SheetColumn.DEFINITION_JA && column != SheetColumn.DEFINITION_EN;
      case WORD, PERIOD, TARGETS, STAGES -> true;
      case INTEGER, NUMBER -> false;
    };
  }

  private static boolean isLong(SheetColumn column) {
    return switch (column) {
      case NAME_JA,
          NAME_EN,
          DEFINITION_JA,
          DEFINITION_EN,
          TARGETS,
          STAGES,
          SOURCE_STATISTIC,
          REASON ->
          true;
      default -> false;
    };
  }
}
