package dxpulse.publication.story;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;

/// A case as the office would write it.
final class SampleStories {
  static final Consent CONSENT = new Consent("社長 森羽", LocalDate.of(2026, 3, 31), "電話で確認");

  private SampleStories() {}

  static Text text() {
    return text("森羽紙業", "AIで需要を予測");
  }

  static Text text(String organisation, String summary) {
    return text(new KpiCode("K1"), organisation, summary);
  }

  static Text of(KpiCode kpi) {
    return text(kpi, "森羽紙業", "AIで需要を予測");
  }

  private static Text text(KpiCode kpi, String organisation, String summary) {
    return new Text(
        Field.INDUSTRY,
        kpi,
        "五所川原市",
        organisation,
        new LocalizedText(summary, "AI forecasts demand"),
        "年間830万円の削減",
        "経験と勘",
        "AIの予測",
        Period.parse("2024-01"),
        Period.parse("2024-06"),
        "https://example.jp/",
        null,
        null);
  }
}
