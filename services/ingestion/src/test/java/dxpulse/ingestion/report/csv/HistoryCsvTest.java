package dxpulse.ingestion.report.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.ingestion.quarantine.Quarantine.Refused;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolution.Outcome;
import dxpulse.ingestion.report.Passage;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.RefusedFigures.Fault;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCsvTest {
  private static final Passage PASSAGE =
      new Passage(
          new IndicatorCode("I20"),
          new AreaCode("022021"),
          new FiscalQuarter(2026, 2),
          "agriculture",
          State.RETURNED,
          List.of(
              new Passage.Line(
                  Instant.parse("2026-11-23T01:00:00.5Z"),
                  State.SUBMITTED,
                  "sato",
                  "佐藤",
                  "-42.5",
                  null,
                  "=1+1",
                  Source.of(Source.Kind.IMPORT, "値.csv", null, "sato").in("値.csv", 14)),
              new Passage.Line(
                  Instant.parse("2026-11-24T01:00:00Z"),
                  State.RETURNED,
                  "narita",
                  "+成田",
                  "-42.5",
                  null,
                  "桁？",
                  null)),
          true);

  private final HistoryCsv csv = new HistoryCsv();

  @Test
  void excelReadsItAsUtf8AndRunsNothing() {
    assertThat(new String(csv.heading(false), UTF_8))
        .startsWith("\uFEFF指標,地域,地域名,期間,所管課,日時,手続き,値,値なしの理由,")
        .endsWith("\r\n");
    assertThat(new String(csv.lines(List.of(PASSAGE), false), UTF_8))
        .isEqualTo(
            "※022021 FY2026-Q2は、これより前の手続きを残していません\r\n"
                + "I20,022021,弘前市,FY2026-Q2,agriculture,2026-11-23T10:00:00+09:00,提出,-42.5,,"
                + "sato,佐藤,'=1+1,ファイル,値.csv,値.csv,14,\r\n"
                + "I20,022021,弘前市,FY2026-Q2,agriculture,2026-11-24T10:00:00+09:00,差戻し,-42.5,,"
                + "narita,'+成田,桁？,,,,,\r\n");
  }

  @Test
  void whatAFeedSentInVainIsTheirsToReadWithTheReasonAndHowItEnded() {
    RefusedFigure figure =
        new RefusedFigure(
            "r1",
            new OrganizationCode("020001"),
            "{\"value\": \"=約7\"}",
            List.of(new Fault("/value", "NOT_A_NUMBER", "数ではありません / no number")),
            "feed:counters",
            Instant.parse("2026-11-23T01:00:00Z"),
            "harbours",
            new Place(
                new IndicatorCode("I20"), new AreaCode("022021"), new FiscalQuarter(2026, 2)));
    Refused ended =
        new Refused(
            figure,
            new Resolution(
                "r1",
                Outcome.REPLACED,
                "o1",
                "あとで届きました / came later",
                "feed:counters",
                Instant.parse("2026-11-24T01:00:00Z")));

    assertThat(new String(csv.refused(List.of(ended), false), UTF_8))
        .isEqualTo(
            "I20,022021,弘前市,FY2026-Q2,harbours,2026-11-23T10:00:00+09:00,使えず（隔離）,'=約7,,"
                + "feed:counters,,数ではありません,自動連携,feed:counters,,,\r\n"
                + "I20,022021,弘前市,FY2026-Q2,harbours,2026-11-24T10:00:00+09:00,あとの値で解決,'=約7,,"
                + "feed:counters,,あとで届きました,自動連携,feed:counters,,,\r\n");
    assertThat(ended.asOf(Instant.parse("2026-11-23T12:00:00Z")))
        .hasValueSatisfying(then ->
            assertThat(new String(csv.refused(List.of(then), true), UTF_8))
                .contains(",not usable: waits in quarantine,", ",no number,")
                .doesNotContain("later"));
    assertThat(ended.asOf(Instant.parse("2026-11-22T12:00:00Z"))).isEmpty();
    Refused discarded =
        new Refused(
            figure,
            new Resolution(
                "r1",
                Outcome.DISCARDED,
                null,
                "重複 / 二重送信",
                "sato",
                Instant.parse("2026-11-24T01:00:00Z")));
    assertThat(new String(csv.refused(List.of(discarded), true), UTF_8))
        .as("what people wrote stays whole")
        .contains(",重複 / 二重送信,");
  }

  @Test
  void aStageThatAFeedSentInVainIsSaidAsItCame() {
    RefusedFigure stage =
        new RefusedFigure(
            "r2",
            new OrganizationCode("020001"),
            "{\"value\": null, \"stage\": \"完了済\"}",
            List.of(new Fault("/stage", "UNKNOWN_STAGE", "ない段階です / no such stage")),
            "feed:counters",
            Instant.parse("2026-11-23T01:00:00Z"),
            "harbours",
            new Place(
                new IndicatorCode("I20"), new AreaCode("022021"), new FiscalQuarter(2026, 2)));

    assertThat(new String(csv.refused(List.of(new Refused(stage, null)), false), UTF_8))
        .contains(",使えず（隔離、直し待ち）,完了済,");
  }

  @Test
  void headingsAndWordsAreInTheLanguageOfTheReader() {
    assertThat(new String(csv.heading(true), UTF_8)).startsWith("\uFEFFIndicator,Area,Area name,");
    assertThat(new String(csv.lines(List.of(PASSAGE), true), UTF_8))
        .contains("Hirosaki City", ",returned,", "Earlier steps of 022021 FY2026-Q2");
    assertThat(new String(csv.withheld(3, true), UTF_8)).startsWith("3 values are left out");
  }
}
