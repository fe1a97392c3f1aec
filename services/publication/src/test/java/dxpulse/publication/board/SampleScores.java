package dxpulse.publication.board;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.HttpFormat;
import tools.jackson.databind.node.ObjectNode;

/// Scores that differ from another one in a member.
final class SampleScores {
  private SampleScores() {}

  /// @param json the member as it is written
  static KpiScored with(KpiScored score, String member, String json) {
    ObjectNode written = HttpFormat.mapper().valueToTree(score);
    written.set(member, HttpFormat.mapper().readTree(json));
    return HttpFormat.mapper().treeToValue(written, KpiScored.class);
  }
}
