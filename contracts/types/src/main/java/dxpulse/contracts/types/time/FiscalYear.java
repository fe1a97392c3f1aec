package dxpulse.contracts.types.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// 年度: April to March of the next calendar year. Text form: `FY2024`, which is 令和6年度.
public record FiscalYear(int year) implements Period {
  public FiscalYear {
    Years.checked(year);
  }

  public static FiscalYear containing(LocalDate day) {
    return new FiscalYear(FiscalQuarter.containing(day).fiscalYear());
  }

  /// Reads the text form of a fiscal year and refuses every other period.
  public static FiscalYear parse(String text) {
    if (Period.parse(text) instanceof FiscalYear year) {
      return year;
    }
    throw new IllegalArgumentException(
        "fiscal year: \"" + text + "\" (expected: a fiscal year such as FY2024)");
  }

  @Override
  public int firstMonth() {
    return 12 * year + 3;
  }

  @Override
  public LocalDate start() {
    return LocalDate.of(year, 4, 1);
  }

  @Override
  public LocalDate end() {
    return LocalDate.of(year + 1, 3, 31);
  }

  @Override
  public FiscalYear previous() {
    return new FiscalYear(year - 1);
  }

  @Override
  public FiscalYear next() {
    return new FiscalYear(year + 1);
  }

  @Override
  public List<Period> parents() {
    return List.of();
  }

  @Override
  public Optional<Granularity> granularity() {
    return Optional.of(Granularity.YEAR);
  }

  @Override
  public int months() {
    return 12;
  }

  @Override
  public String japaneseLabel() {
    return Years.fiscalJapanese(year);
  }

  @Override
  public String englishLabel() {
    return "FY%d (Apr %d–Mar %d)".formatted(year, year, year + 1);
  }

  @Override
  public String toString() {
    return "FY" + year;
  }
}
