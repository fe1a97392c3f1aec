package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.indicator.SampleDefinitions;
import dxpulse.indicator.catalogue.Announcements;
import dxpulse.indicator.catalogue.csv.CsvSheets;
import dxpulse.indicator.catalogue.http.JudgeFile.Judgement;
import dxpulse.indicator.catalogue.sheet.Sheet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges files on a catalogue without a store.
final class Judging {
  private Judging() {}

  static Judgement judged(Map<IndicatorCode, IndicatorDefined> catalogue, String csv) {
    return judged(catalogue, csv, null);
  }

  static Judgement judged(
      Map<IndicatorCode, IndicatorDefined> catalogue, String csv, @Nullable String reason) {
    return judged(catalogue, new CsvSheets().read(csv.getBytes(StandardCharsets.UTF_8)), reason);
  }

  static Judgement judged(
      Map<IndicatorCode, IndicatorDefined> catalogue, Sheet sheet, @Nullable String reason) {
    return new JudgeFile(SampleDefinitions.AOMORI, catalogue, ROOM, "office", Instant.EPOCH, reason)
        .judge(sheet);
  }

  private static final Announcements ROOM =
      new Announcements() {
        @Override
        public void requireRoomFor(IndicatorDefined definition) {
          if (definition.versions().size() > 20) {
            throw new TooLarge("more than 20 versions");
          }
        }

        @Override
        public void announce(IndicatorDefined definition) {
          throw new AssertionError("judging tells nobody");
        }
      };
}
