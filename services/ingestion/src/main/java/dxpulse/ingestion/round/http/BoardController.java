package dxpulse.ingestion.round.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.round.Board;
import dxpulse.ingestion.round.BoardFile;
import dxpulse.ingestion.round.BoardTable;
import dxpulse.ingestion.round.DrawBoard;
import dxpulse.ingestion.round.Efforts;
import dxpulse.ingestion.round.Efforts.Costs;
import dxpulse.ingestion.round.Round;
import dxpulse.ingestion.round.Rounds;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Boards of rounds, on the page and as files.
@RestController
class BoardController {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Rounds rounds;
  private final DrawBoard drawBoard;
  private final Efforts efforts;
  private final Departments departments;
  private final RoundViews views;
  private final BoardFile csv;
  private final BoardFile workbook;
  private final Clock clock;

  BoardController(
      Rounds rounds,
      DrawBoard drawBoard,
      Efforts efforts,
      Departments departments,
      RoundViews views,
      @Qualifier("roundCsv") BoardFile csv,
      @Qualifier("roundWorkbook") BoardFile workbook,
      Clock clock) {
    this.rounds = rounds;
    this.drawBoard = drawBoard;
    this.efforts = efforts;
    this.departments = departments;
    this.views = views;
    this.csv = csv;
    this.workbook = workbook;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/rounds/{id}/board")
  ResponseEntity<byte[]> board(@PathVariable String id) {
    Reach reach = new Reach(Callers.current());
    return seen(
        id, reach, board -> Answers.json(200, views.board(board, spent(board), reach.isAll())));
  }

  /// A row for each figure; with `by=department` one for each department.
  @GetMapping("/api/ingestion/rounds/{id}/board.csv")
  ResponseEntity<byte[]> csv(
      @PathVariable String id, @RequestParam(defaultValue = "indicator") String by) {
    Reach reach = new Reach(Callers.current());
    return switch (by) {
      case "department" ->
          seen(
              id,
              reach,
              board -> file(board, "departments.csv", CSV, csv, List.of(departments(board))));
      case "indicator" ->
          seen(
              id,
              reach,
              board -> file(board, "indicators.csv", CSV, csv, List.of(indicators(board))));
      default ->
          Answers.problem(
              Problem.malformed(
                  "by：department か indicator にしてください / by: \"%s\" (expected: department, indicator)"
                      .formatted(by)));
    };
  }

  @GetMapping("/api/ingestion/rounds/{id}/board.xlsx")
  ResponseEntity<byte[]> workbook(@PathVariable String id) {
    return seen(
        id,
        new Reach(Callers.current()),
        board ->
            file(
                board,
                "board.xlsx",
                XLSX,
                workbook,
                List.of(departments(board), indicators(board))));
  }

  private ResponseEntity<byte[]> seen(
      String id, Reach reach, Function<Board, ResponseEntity<byte[]>> answer) {
    Optional<Problem> refusal = reach.refusal();
    if (refusal.isPresent()) {
      return Answers.problem(refusal.get());
    }
    return rounds
        .find(reach.caller().organization(), id)
        .flatMap(round -> reach.part(drawBoard.of(round, clock.instant())))
        .map(answer)
        .orElseGet(() ->
            Answers.problem(Problem.notFound("照会 %s はありません / no round %s".formatted(id, id))));
  }

  private BoardTable departments(Board board) {
    return BoardTable.byDepartment(
        board, departments.in(board.round().organization()), spent(board));
  }

  private BoardTable indicators(Board board) {
    Round round = board.round();
    return BoardTable.byIndicator(
        board,
        departments.in(round.organization()),
        code -> views.name(round.organization(), code, round.asked().period()));
  }

  private Map<String, Costs> spent(Board board) {
    Round round = board.round();
    return efforts.of(round.organization(), round.asked().period(), board.byDepartment().keySet());
  }

  private static ResponseEntity<byte[]> file(
      Board board, String name, MediaType type, BoardFile kind, List<BoardTable> tables) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"round-%s-%s\"".formatted(board.round().asked().period(), name))
        .body(kind.written(tables));
  }
}
