package dxpulse.contracts.types.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Quarter of the Japanese fiscal year (April to March). Text form: `FY2024-Q1`; Q4 is January to
/// March of the next calendar year.
public record FiscalQuarter(int fiscalYear, int quarter) implements Period {
  public FiscalQuarter {
    Years.checked(fiscalYear);
    Years.checked("quarter", quarter, 4);
  }

  public static FiscalQuarter containing(LocalDate day) {
    // April counts as the first month; plain subtraction would clamp 31 May to 28 February, which
    // stays in the same quarter.
    LocalDate shifted = day.minusMonths(3);
    return new FiscalQuarter(shifted.getYear(), (shifted.getMonthValue() + 2) / 3);
  }

  @Override
  public int firstMonth() {
    return 12 * fiscalYear + 3 * quarter;
  }

  @Override
  public LocalDate start() {
    return LocalDate.of(fiscalYear, 4, 1).plusMonths(3L * (quarter - 1));
  }

  @Override
  public LocalDate end() {
    return start().plusMonths(3).minusDays(1);
  }

  @Override
  public FiscalQuarter previous() {
    return quarter == 1
        ? new FiscalQuarter(fiscalYear - 1, 4)
        : new FiscalQuarter(fiscalYear, quarter - 1);
  }

  @Override
  public FiscalQuarter next() {
    return quarter == 4
        ? new FiscalQuarter(fiscalYear + 1, 1)
        : new FiscalQuarter(fiscalYear, quarter + 1);
  }

  @Override
  public List<Period> parents() {
    return List.of(new FiscalHalf(fiscalYear, quarter <= 2 ? 1 : 2));
  }

  @Override
  public Optional<Granularity> granularity() {
    return Optional.of(Granularity.QUARTER);
  }

  @Override
  public int months() {
    return 3;
  }

  @Override
  public String japaneseLabel() {
    return Years.fiscalJapanese(fiscalYear) + "第" + quarter + "四半期";
  }

  @Override
  public String englishLabel() {
    return "FY%d Q%d (%s–%s %d)"
        .formatted(
            fiscalYear,
            quarter,
            Month.containing(start()).shortEnglish(),
            Month.containing(end()).shortEnglish(),
            end().getYear());
  }

  @Override
  public String toString() {
    return "FY" + fiscalYear + "-Q" + quarter;
  }
}
