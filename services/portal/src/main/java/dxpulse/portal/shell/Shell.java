package dxpulse.portal.shell;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.time.FiscalQuarter;
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
/// @param today the day on which it is looked at
/// @param csrf the proof that requests of this page come from it
/// @param nonce marks the scripts that the page itself brought
public record Shell(
    Caller caller,
    Language language,
    List<Offer> offers,
    Period period,
    LocalDate today,
    String csrf,
    String nonce) {
  private static final FiscalQuarter FIRST_CHOICE = new FiscalQuarter(2023, 1);

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

  /// Periods to choose from, newest first; the chosen one is always among them.
  public List<Period> choices() {
    List<Period> quarters =
        Stream.<Period>iterate(
                FiscalQuarter.containing(today),
                quarter -> !quarter.start().isBefore(FIRST_CHOICE.start()),
                quarter -> ((FiscalQuarter) quarter).previous())
            .toList();
    return quarters.contains(period)
        ? quarters
        : Stream.concat(Stream.of(period), quarters.stream()).toList();
  }
}
