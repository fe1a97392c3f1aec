package dxpulse.portal.shell;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.portal.page.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that one staff page is made of.
///
/// @param offers the pages that this person may open, in the order of the services
/// @param period what the page is about; elements get its text form
/// @param chosen whether somebody asked for that period
/// @param today the day on which it is looked at
/// @param csrf the proof that requests of this page come from it
/// @param nonce marks the scripts that the page itself brought
public record Shell(
    Caller caller,
    Language language,
    List<Offer> offers,
    Period period,
    boolean chosen,
    LocalDate today,
    String csrf,
    String nonce) {
  private static final FiscalQuarter FIRST_CHOICE = new FiscalQuarter(2023, 1);
  private static final List<Kind> KINDS =
      List.of(
          new Kind(Granularity.QUARTER, "四半期", "Quarters"),
          new Kind(Granularity.MONTH, "月", "Months"),
          new Kind(Granularity.HALF, "半期", "Halves"),
          new Kind(Granularity.YEAR, "年度", "Fiscal years"));

  private record Kind(Granularity of, String japanese, String english) {}

  /// Periods of one kind, newest first.
  public record Choices(String japanese, String english, List<Period> periods) {}

  public Shell {
    offers = offers.stream().filter(offer -> offer.isFor(caller)).toList();
  }

  public Optional<Offer> of(String service) {
    return offers.stream().filter(offer -> offer.backend().name().equals(service)).findFirst();
  }

  /// The quarter that departments report now: the last one that is over.
  public static FiscalQuarter reported(LocalDate today) {
    return FiscalQuarter.containing(today).previous();
  }

  /// Periods to choose from by their kind, newest first; the chosen one is always among them.
  public List<Choices> choices() {
    List<Choices> offered =
        KINDS.stream()
            .map(kind -> new Choices(kind.japanese(), kind.english(), since(kind.of())))
            .toList();
    return offered.stream().anyMatch(kind -> kind.periods().contains(period))
        ? offered
        : Stream.concat(
                Stream.of(new Choices("選んだ期間", "Chosen period", List.of(period))), offered.stream())
            .toList();
  }

  private List<Period> since(Granularity kind) {
    return Stream.iterate(
            kind.containing(today),
            each -> !each.start().isBefore(FIRST_CHOICE.start()),
            Period::previous)
        .toList();
  }
}
