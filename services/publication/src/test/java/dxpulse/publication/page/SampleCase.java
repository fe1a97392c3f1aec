package dxpulse.publication.page;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.Case;

/// A case of the plan with everything that a case may have, but words in English.
public final class SampleCase {
  private SampleCase() {}

  public static Case get() {
    return new Case(
        "c1",
        Field.INDUSTRY,
        new KpiCode("K1"),
        "五所川原市",
        "森羽紙業",
        new LocalizedText("AIで出荷用段ボールの需要を予測し、在庫管理や人件費などの削減につなげる取組を開始。", null),
        "年間830万円の削減見込み",
        "経験と勘による在庫管理",
        "年間830万円の削減見込み",
        Period.parse("2024-01"),
        Period.parse("2024-06"),
        "https://example.jp/cases/1",
        new Case.Picture(
            "abc123", 1600, 900, new LocalizedText("段ボールを積む作業員", "A worker stacks cardboard")),
        null);
  }
}
