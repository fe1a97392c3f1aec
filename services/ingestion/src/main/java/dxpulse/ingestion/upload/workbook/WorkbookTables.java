package dxpulse.ingestion.upload.workbook;

import dxpulse.infra.workbook.Books;
import dxpulse.infra.workbook.Guard;
import dxpulse.infra.workbook.Limits;
import dxpulse.infra.workbook.Survey;
import dxpulse.infra.workbook.WorkbookRefused;
import dxpulse.ingestion.upload.Heading;
import dxpulse.ingestion.upload.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// Reads Excel workbooks (.xlsx): the first visible sheet that names indicator and period. Nothing
/// is computed, and no other file is opened, whatever formulas ask for.
public final class WorkbookTables implements TableReader {
  private static final Limits LIMITS =
      new Limits(2000, 120_000_000, 200_000_000, MOST_ROWS + 20_000, 4_000_000);

  @Override
  public boolean recognises(byte[] beginning) {
    return beginning.length >= BEGINNING
            && (ReadableWorkbook.isOOXMLZipHeader(beginning)
                || ReadableWorkbook.isOLE2Header(beginning))
        || beginning.length >= 4
            && beginning[0] == 'P'
            && beginning[1] == 'K'
            && beginning[2] == 3
            && beginning[3] == 4;
  }

  @Override
  public Opened open(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] beginning = in.readNBytes(BEGINNING);
      if (beginning.length >= BEGINNING && ReadableWorkbook.isOLE2Header(beginning)) {
        throw new NotATable(
            "パスワード付きのブックと古い形式（.xls）は読めません。パスワードを外し、.xlsx で保存してください / a workbook with a"
                + " password or of the old kind (.xls) cannot be read");
      }
    }
    try {
      Survey survey = Guard.check(file, LIMITS);
      if (survey.hasMacros()) {
        throw new NotATable(
            "マクロ付きのブック（.xlsm）は受け付けません。.xlsx で保存してください / a workbook with macros is not accepted");
      }
      ReadableWorkbook book = Books.open(file.toFile());
      try {
        return opened(book, survey);
      } catch (IOException | RuntimeException broken) {
        book.close();
        throw broken;
      }
    } catch (NotATable | TooMany told) {
      throw told;
    } catch (WorkbookRefused.Crafted crafted) {
      throw new NotATable(
          "Excelブックとして正しくありません / not a sound Excel workbook: it holds " + crafted.getMessage());
    } catch (WorkbookRefused.TooMany many) {
      String what =
          switch (many.what()) {
            case MERGED_CELLS -> "結合セル";
            case RELATIONS -> "シートへの参照";
          };
      throw new NotATable(
          "%sが多すぎます（ブック全体で%d個まで。%s） / more than %d %s in the workbook: %s"
              .formatted(
                  what, many.most(), many.part(), many.most(), many.what().english(), many.part()));
    } catch (WorkbookRefused.TooLarge bomb) {
      throw new TooMany(
          "展開すると大きすぎるブックです。値のシートだけにしてください / the workbook unpacks to more than is taken");
    } catch (IOException | RuntimeException broken) {
      throw unreadable(broken);
    }
  }

  static NotATable unreadable(Exception broken) {
    return new NotATable(
        "Excelブック（.xlsx）として読めません / not readable as an Excel workbook: " + broken.getMessage());
  }

  private static Opened opened(ReadableWorkbook book, Survey survey) throws IOException {
    List<Sheet> sheets = book.getSheets().toList();
    List<Sheet> visible =
        sheets.stream().filter(each -> each.getVisibility() == SheetVisibility.VISIBLE).toList();
    Sheet chosen = null;
    Head head = null;
    for (Sheet sheet : visible.isEmpty() ? sheets : visible) {
      Head found = Head.of(sheet, survey.layout(sheet.getName()));
      if (chosen == null || head == null || (!head.named && found.named)) {
        chosen = sheet;
        head = found;
      }
      if (found.named) {
        break;
      }
    }
    if (chosen == null || head == null) {
      throw new NotATable("シートがありません / there is no sheet");
    }
    if (head.wide > 0) {
      throw OpenedSheet.wide(head.wide);
    }
    Survey.Layout layout = survey.layout(chosen.getName());
    List<String> notes = new ArrayList<>();
    notes.add(
        sheets.size() == 1
            ? "シート「%s」を読みました / the sheet \"%s\" was read"
                .formatted(chosen.getName(), chosen.getName())
            : "シート「%s」を読みました。ほかの%d枚は読んでいません / the sheet \"%s\" was read, %d others were not"
                .formatted(
                    chosen.getName(), sheets.size() - 1, chosen.getName(), sheets.size() - 1));
    if (head.above > 0) {
      notes.add(
          "見出しより上の%d行は読みませんでした / lines above the headings that were not read: %d"
              .formatted(head.above, head.above));
    }
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (survey.holdsObjects()) {
      traits.add(Trait.OBJECTS);
    }
    if (head.last > head.first) {
      traits.add(Trait.HEADINGS_OVER_LINES);
      notes.add(
          "%d〜%d行目を1つの見出しとして読みました / lines %d to %d were read as one heading"
              .formatted(head.first, head.last, head.first, head.last));
    }
    List<String> hidden = new ArrayList<>();
    for (int column = 0; column < head.headings.size(); column++) {
      if (layout.hiddenColumns().contains(column)
          && !head.headings.get(column).isBlank()
          && !Heading.isOurs(head.headings.get(column))) {
        hidden.add(head.headings.get(column));
      }
    }
    if (!hidden.isEmpty()) {
      traits.add(Trait.HIDDEN_COLUMNS);
      String names = String.join("、", hidden);
      notes.add("非表示の列も読みました: %s / hidden columns were read: %s".formatted(names, names));
    }
    if (survey.refersToOtherFiles()) {
      notes.add("ほかのファイルへの参照は開かず、保存されていた値を使いました / references to other files were not followed");
    }
    Facts facts =
        new Facts(
            "XLSX", "XLSX", chosen.getName(), head.first, head.headings, notes, head.above, traits);
    return new OpenedSheet(book, chosen, layout, head.last, facts);
  }

  /// Where the headings of a sheet are.
  ///
  /// @param first row, from 1
  /// @param last row: headings may be merged over several
  /// @param above rows above that say something
  /// @param named whether they name indicator and period
  /// @param wide the first row with more columns than are read, or 0: a sheet that is not read may
  ///   be as wide as it likes
  record Head(int first, int last, int above, List<String> headings, boolean named, int wide) {
    static Head of(Sheet sheet, Survey.Layout layout) throws IOException {
      List<List<String>> texts = new ArrayList<>();
      List<Integer> numbers = new ArrayList<>();
      int wide = 0;
      try (Stream<Row> rows = sheet.openStream()) {
        int last = 0;
        for (Row row : (Iterable<Row>) rows::iterator) {
          last = Math.max(row.getRowNum(), last + 1);
          wide = wide == 0 && OpenedSheet.isWide(row) ? last : wide;
          List<String> cells = OpenedSheet.cells(row, new ArrayList<>());
          if (cells.stream().allMatch(String::isBlank)) {
            continue;
          }
          texts.add(cells);
          numbers.add(last);
          if (texts.size() > MOST_ABOVE + 1) {
            break;
          }
        }
      }
      if (texts.isEmpty()) {
        return new Head(1, 1, 0, List.of(), false, wide);
      }
      OptionalInt found = Heading.lineAmong(texts);
      int at = found.orElse(0);
      int first = numbers.get(at);
      Merged merged = new Merged(layout.merged());
      int last = first;
      for (int column = 0; column < texts.get(at).size(); column++) {
        Survey.@Nullable Area area = merged.at(first, column);
        if (area != null && area.firstRow() == first) {
          last = Math.max(last, area.lastRow());
        }
      }
      List<String> headings = new ArrayList<>(texts.get(at));
      for (int below = at + 1; below < texts.size() && numbers.get(below) <= last; below++) {
        List<String> more = texts.get(below);
        for (int column = 0; column < more.size(); column++) {
          if (column >= headings.size()) {
            headings.add(more.get(column));
          } else if (!more.get(column).isBlank()) {
            headings.set(column, more.get(column));
          }
        }
      }
      return new Head(first, last, at, headings, found.isPresent(), wide);
    }
  }
}
