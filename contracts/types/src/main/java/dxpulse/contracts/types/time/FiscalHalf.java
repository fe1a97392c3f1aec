package dxpulse.contracts.types.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Half of the Japanese fiscal year: 上期 April to September, 下期 October to March. Text form:
/// `FY2024-H1`.
public record FiscalHalf(int fiscalYear, int half) implements Period {
  public FiscalHalf {
    Years.checked(fiscalYear);
    Years.checked("half", half, 2);
  }

  public static FiscalHalf containing(LocalDate day) {
    FiscalQuarter quarter = FiscalQuarter.containing(day);
    return new FiscalHalf(quarter.fiscalYear(), quarter.quarter() <= 2 ? 1 : 2);
  }

  @Override
  public int firstMonth() {
    return 12 * fiscalYear + 6 * half - 3;
  }

  @Override
  public LocalDate start() {
    return LocalDate.of(fiscalYear, half == 1 ? 4 : 10, 1);
  }

  @Override
  public LocalDate end() {
    return start().plusMonths(6).minusDays(1);
  }

  @Override
  public FiscalHalf previous() {
    return half == 1 ? new FiscalHalf(fiscalYear - 1, 2) : new FiscalHalf(fiscalYear, 1);
  }

  @Override
  public FiscalHalf next() {
    return half == 2 ? new FiscalHalf(fiscalYear + 1, 1) : new FiscalHalf(fiscalYear, 2);
  }

  @Override
  public List<Period> parents() {
    return List.of(new FiscalYear(fiscalYear));
  }

  @Override
  public Optional<Granularity> granularity() {
    return Optional.of(Granularity.HALF);
  }

  @Override
  public int months() {
    return 6;
  }

  @Override
  public String japaneseLabel() {
    return Years.fiscalJapanese(fiscalYear) + (half == 1 ? "上期" : "下期");
  }

  @Override
  public String englishLabel() {
    return half == 1
        ? "FY%d H1 (Apr–Sep %d)".formatted(fiscalYear, fiscalYear)
        : "FY%d H2 (Oct %d–Mar %d)".formatted(fiscalYear, fiscalYear, fiscalYear + 1);
  }

  @Override
  public String toString() {
    return "FY" + fiscalYear + "-H" + half;
  }
}
