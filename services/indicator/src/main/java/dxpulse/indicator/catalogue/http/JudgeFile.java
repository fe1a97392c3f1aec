package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.indicator.catalogue.Announcements;
import dxpulse.indicator.catalogue.Announcements.TooLarge;
import dxpulse.indicator.catalogue.DefineIndicator;
import dxpulse.indicator.catalogue.DefineIndicator.Outcome;
import dxpulse.indicator.catalogue.DefineIndicator.Overlapping;
import dxpulse.indicator.catalogue.Succession;
import dxpulse.indicator.catalogue.http.JudgedRow.Fate;
import dxpulse.indicator.catalogue.sheet.CatalogueFile;
import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetColumn;
import dxpulse.indicator.catalogue.sheet.SheetFault;
import dxpulse.indicator.catalogue.sheet.SheetHeading;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what would become of every row of a file, and writes nothing. Rows of one indicator
/// follow each other by their first years, each on what the one before would leave.
final class JudgeFile {
  private final OrganizationCode organization;
  private final Map<IndicatorCode, IndicatorDefined> current;
  private final Announcements announcements;
  private final String changedBy;
  private final Instant at;
  private final @Nullable String reason;

  /// @param current the catalogue as it stands
  /// @param announcements asked only whether there is room for a definition
  /// @param reason for rows that give none themselves
  JudgeFile(
      OrganizationCode organization,
      Map<IndicatorCode, IndicatorDefined> current,
      Announcements announcements,
      String changedBy,
      Instant at,
      @Nullable String reason) {
    this.organization = organization;
    this.current = current;
    this.announcements = announcements;
    this.changedBy = changedBy;
    this.at = at;
    this.reason = reason;
  }

  /// @param inOrder rows in the order in which they are to be written; as many as in the file
  /// @param faults of the file as a whole
  record Judgement(List<JudgedRow> inOrder, List<SheetFault> faults) {
    boolean isClean() {
      return faults.isEmpty() && inOrder.stream().noneMatch(row -> row.fate() == Fate.REFUSED);
    }
  }

  Judgement judge(Sheet sheet) {
    Optional<CatalogueFile.Read> file = CatalogueFile.read(sheet);
    if (file.isEmpty()) {
      return new Judgement(List.of(), List.of(empty(1, "NO_HEADING", "見出しの行がありません / no heading")));
    }
    SheetHeading heading = file.get().heading();
    if (!heading.places().containsKey(SheetColumn.CODE)) {
      return new Judgement(List.of(), heading.faults());
    }
    if (file.get().rows().isEmpty()) {
      List<SheetFault> faults = new ArrayList<>(heading.faults());
      faults.add(empty(heading.row() + 1, "NO_ROWS", "指標の行がありません / there is no row"));
      return new Judgement(List.of(), faults);
    }
    List<JudgedRow> judged = new ArrayList<>();
    for (List<Asked> rows : byIndicator(heading, file.get().rows(), judged).values()) {
      rows.sort(Comparator.comparing(Asked::order));
      IndicatorDefined indicator = current.get(rows.getFirst().code());
      for (Asked row : rows) {
        indicator = judge(heading, row, indicator, judged);
      }
    }
    return new Judgement(List.copyOf(judged), heading.faults());
  }

  private static SheetFault empty(int row, String code, String message) {
    return new SheetFault(
        "",
        Sheet.place(0, row),
        code,
        message,
        null,
        "見出しの行と、指標ごとの行 / a heading, and a row for each");
  }

  /// A row with a code that could be read.
  ///
  /// @param validFrom the year that it is for: the one that it says, else the first one of the
  ///   newest version in the catalogue; absent when it cannot be read or there is none
  /// @param before the row that says the same code and year, 0 for none
  private record Asked(
      Sheet.Row row, IndicatorCode code, @Nullable FiscalYear validFrom, int before) {
    int order() {
      return validFrom == null ? Integer.MAX_VALUE : validFrom.year();
    }
  }

  private Map<IndicatorCode, List<Asked>> byIndicator(
      SheetHeading heading, List<Sheet.Row> rows, List<JudgedRow> refused) {
    Map<IndicatorCode, List<Asked>> indicators = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (Sheet.Row row : rows) {
      SheetCell cell = heading.cell(row, SheetColumn.CODE);
      String written = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
      IndicatorCode code;
      try {
        code = new IndicatorCode(written);
      } catch (IllegalArgumentException notACode) {
        // The other cells are read all the same: all faults are told at once.
        RowBody body = new RowBody(heading, row, null, null, reason);
        switch (cell) {
          case SheetCell.Unreadable(var text, var rule, var message, var expected) ->
              body.fault(SheetColumn.CODE, rule, message, text, expected);
          case SheetCell other ->
              body.fault(
                  SheetColumn.CODE,
                  "NOT_A_CODE",
                  "指標コードの形ではありません / not an indicator code",
                  other.text(),
                  "a letter, then up to 31 letters, digits, - or _");
        }
        var _ = body.draft(changedBy, at);
        refused.add(JudgedRow.refused(row.number(), written, body.faults()));
        continue;
      }
      FiscalYear from = year(heading.cell(row, SheetColumn.VALID_FROM));
      IndicatorDefined known = current.get(code);
      FiscalYear validFrom =
          from == null && known != null && heading.cell(row, SheetColumn.VALID_FROM).isBlank()
              ? known.newest().validFrom()
              : from;
      Integer before = seen.putIfAbsent(code + "|" + validFrom, row.number());
      indicators
          .computeIfAbsent(code, first -> new ArrayList<>())
          .add(new Asked(row, code, validFrom, before == null ? 0 : before));
    }
    return indicators;
  }

  private static @Nullable FiscalYear year(SheetCell cell) {
    try {
      return !cell.isBlank() && PeriodReader.read(cell.text()) instanceof FiscalYear year
          ? year
          : null;
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  /// Judges a row on what the rows before it leave, and returns what it would leave itself.
  private @Nullable IndicatorDefined judge(
      SheetHeading heading, Asked asked, @Nullable IndicatorDefined indicator, List<JudgedRow> to) {
    Version basis = indicator == null ? null : Succession.basis(indicator, asked.validFrom());
    RowBody body = new RowBody(heading, asked.row(), basis, asked.validFrom(), reason);
    if (asked.before() > 0) {
      body.fault(
          SheetColumn.CODE,
          "ROW_TWICE",
          "%d行目と同じコードで、適用開始年度も同じです / row %d has the same code and first year"
              .formatted(asked.before(), asked.before()),
          asked.code().value(),
          "コードと適用開始年度の組は1行ずつ / one row for each code and first year");
    }
    Version draft = body.draft(changedBy, at).orElse(null);
    Outcome outcome = draft == null ? null : outcome(asked.code(), indicator, draft, body);
    if (draft == null || outcome == null || !body.faults().isEmpty()) {
      to.add(JudgedRow.refused(asked.row().number(), asked.code().value(), body.faults()));
      return indicator;
    }
    Fate fate = outcome.created() ? Fate.NEW : outcome.changed() ? Fate.CHANGED : Fate.UNCHANGED;
    to.add(
        new JudgedRow(
            asked.row().number(),
            asked.code().value(),
            asked.code(),
            fate,
            outcome.changed() ? JudgedRow.changes(basis, draft) : List.of(),
            List.of(),
            draft));
    return outcome.definition();
  }

  private @Nullable Outcome outcome(
      IndicatorCode code, @Nullable IndicatorDefined indicator, Version draft, RowBody body) {
    try {
      Outcome outcome = DefineIndicator.outcome(organization, code, indicator, draft);
      if (outcome.changed() && !outcome.created() && !body.hasReason()) {
        body.fault(
            SheetColumn.REASON,
            "REASON_MISSING",
            "変更の理由がありません / a change needs a reason",
            null,
            "行の「変更の理由」か、ファイル全体の理由 / a reason in the row, or one for the file");
      }
      if (outcome.changed()) {
        announcements.requireRoomFor(outcome.definition());
      }
      return outcome;
    } catch (Overlapping refused) {
      body.blame(OverlapFault.of(refused.overlap(), draft));
    } catch (TooLarge full) {
      body.fault(
          SheetColumn.CODE,
          "TOO_LARGE",
          "この指標はすべての版を合わせると大きすぎます / too large with all its versions",
          code.value(),
          full.getMessage());
    }
    return null;
  }
}
