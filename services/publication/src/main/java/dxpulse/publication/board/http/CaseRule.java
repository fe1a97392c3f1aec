package dxpulse.publication.board.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.BoardView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a case must keep.
enum CaseRule {
  FIELD_IS_GIVEN("/field", "分野がありません / there is no field") {
    @Override
    boolean isBroken(BoardView.Case story) {
      return isMissing(story.field());
    }
  },
  ORGANISATION_IS_GIVEN("/organisation", "団体名がありません / there is no organisation") {
    @Override
    boolean isBroken(BoardView.Case story) {
      return isMissing(story.organisation()) || story.organisation().isBlank();
    }
  },
  SUMMARY_IS_GIVEN("/summary", "要約がありません / there is no summary") {
    @Override
    boolean isBroken(BoardView.Case story) {
      return isMissing(story.summary());
    }
  };

  private final String pointer;
  private final String message;

  CaseRule(String pointer, String message) {
    this.pointer = pointer;
    this.message = message;
  }

  abstract boolean isBroken(BoardView.Case story);

  /// JSON leaves out what a record says is always there.
  static boolean isMissing(@Nullable Object member) {
    return member == null;
  }

  static List<Problem.Fault> faultsOf(BoardView.Case story) {
    return Stream.of(values())
        .filter(rule -> rule.isBroken(story))
        .map(rule -> new Problem.Fault(rule.pointer, rule.name(), rule.message, null, null))
        .toList();
  }
}
