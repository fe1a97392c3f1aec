package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.round.Round.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a round may ask for. Each rule names what breaks it.
public enum RoundRule {
  NO_INDICATOR {
    @Override
    List<Breach> brokenBy(Asked asked, Situation situation) {
      return asked.indicators().isEmpty()
          ? List.of(
              breach("/indicators", "指標を選んでください / choose indicators", "[]", "1つ以上 / 1 or more"))
          : List.of();
    }
  },
  UNKNOWN_INDICATOR {
    @Override
    List<Breach> brokenBy(Asked asked, Situation situation) {
      return each(
          asked,
          situation,
          (at, code, definition) ->
              definition == null
                  ? breach(
                      at,
                      "この指標は登録されていません / the catalogue knows no such indicator",
                      code.value(),
                      "登録されている指標のコード / a code of the catalogue")
                  : null);
    }
  },
  COARSER_THAN_EXPECTED {
    @Override
    List<Breach> brokenBy(Asked asked, Situation situation) {
      return each(
          asked,
          situation,
          (at, code, definition) ->
              definition == null
                      || definition.versionFor(asked.period()).frequency().admits(asked.period())
                  ? null
                  : breach(
                      at,
                      "この指標の報告周期より長い期間です / the period is longer than the indicator's rhythm",
                      code.value(),
                      "報告周期と同じか、より短い期間 / "
                          + definition.versionFor(asked.period()).frequency().name()
                          + " or finer"));
    }
  },
  DUE_IN_THE_PAST {
    @Override
    List<Breach> brokenBy(Asked asked, Situation situation) {
      return asked.due().isBefore(situation.earliest())
          ? List.of(
              breach(
                  "/due",
                  "提出期限は今日以降にしてください / the due date has passed",
                  asked.due().toString(),
                  orLater(situation.earliest())))
          : List.of();
    }
  },
  DUE_BEFORE_THE_PERIOD {
    @Override
    List<Breach> brokenBy(Asked asked, Situation situation) {
      return asked.due().isBefore(asked.period().start())
          ? List.of(
              breach(
                  "/due",
                  "対象期が始まる前の期限です / due before the period begins",
                  asked.due().toString(),
                  orLater(asked.period().start())))
          : List.of();
    }
  };

  private static String orLater(LocalDate day) {
    return day + "以降 / " + day + " or later";
  }

  /// A rule that is broken, with its place.
  public record Breach(
      RoundRule rule, String pointer, String message, String value, String expected) {}

  /// @param earliest the first day that may be the due date
  public record Situation(
      OrganizationCode organization, KnownIndicators indicators, LocalDate earliest) {}

  abstract List<Breach> brokenBy(Asked asked, Situation situation);

  public static List<Breach> breaches(Asked asked, Situation situation) {
    return Stream.of(values()).flatMap(rule -> rule.brokenBy(asked, situation).stream()).toList();
  }

  Breach breach(String pointer, String message, String value, String expected) {
    return new Breach(this, pointer, message, value, expected);
  }

  private interface Look {
    @Nullable Breach at(String pointer, IndicatorCode code, @Nullable IndicatorDefined definition);
  }

  private static List<Breach> each(Asked asked, Situation situation, Look look) {
    List<Breach> breaches = new ArrayList<>();
    for (int at = 0; at < asked.indicators().size(); at++) {
      IndicatorCode code = asked.indicators().get(at);
      Breach breach =
          look.at(
              "/indicators/" + at,
              code,
              situation.indicators().find(situation.organization(), code).orElse(null));
      if (breach != null) {
        breaches.add(breach);
      }
    }
    return breaches;
  }
}
