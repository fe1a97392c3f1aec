package dxpulse.ingestion.round;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.ingestion.round.Item.State;
import dxpulse.ingestion.round.Item.Timeliness;

/// What people read for the states of a round.
final class Words {
  private Words() {}

  /// How far the answer has come, with the months that are there while others are missing.
  static LocalizedText of(Item item) {
    LocalizedText state = of(item.state());
    Item.Months months = item.months();
    return months == null
        ? state
        : new LocalizedText(
            "%s %d/%dか月".formatted(state.ja(), months.there(), months.of()),
            "%s %d/%d months".formatted(state.english(), months.there(), months.of()));
  }

  private static LocalizedText of(State state) {
    return switch (state) {
      case NOT_REPORTED -> new LocalizedText("未入力", "Not entered");
      case IN_PROGRESS -> new LocalizedText("入力中", "In progress");
      case AWAITING_APPROVAL -> new LocalizedText("承認待ち", "Awaiting approval");
      case REPORTED -> new LocalizedText("報告済み", "Reported");
      case EXCUSED -> new LocalizedText("値なし", "No value");
    };
  }

  static LocalizedText of(Timeliness timeliness) {
    return switch (timeliness) {
      case ON_TIME -> new LocalizedText("期限内", "On time");
      case LATE -> new LocalizedText("遅れて提出", "Late");
      case OPEN -> new LocalizedText("期限前", "Open");
      case OVERDUE -> new LocalizedText("期限超過", "Overdue");
    };
  }

  static LocalizedText of(Source.Kind kind) {
    return switch (kind) {
      case FEED -> new LocalizedText("自動連携", "Feed");
      case ENTRY -> new LocalizedText("入力画面", "Entry page");
      case IMPORT -> new LocalizedText("ファイル", "File");
    };
  }
}
