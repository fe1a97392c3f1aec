package dxpulse.portal.shell;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.portal.route.Backend;
import java.util.Optional;

/// What became of asking a service for its staff page.
public sealed interface Offer {
  Backend backend();

  /// The page is there.
  record Offered(Backend backend, StaffModule module) implements Offer {}

  /// The service does not answer; `last` is what it offered before.
  record Away(Backend backend, Optional<StaffModule> last) implements Offer {}

  /// The service answered with something that this shell cannot show.
  record Unusable(Backend backend, String reason) implements Offer {}

  /// A service that does not answer is shown to everybody whose it was, and to all if that is
  /// unknown.
  default boolean isFor(Caller caller) {
    return switch (this) {
      case Offered(_, var module) -> module.isFor(caller);
      case Away(_, var last) -> last.map(module -> module.isFor(caller)).orElse(true);
      case Unusable _ -> true;
    };
  }

  default LocalizedText label() {
    return switch (this) {
      case Offered(_, var module) -> module.label();
      case Away(var backend, var last) -> last.map(StaffModule::label).orElseGet(backend::label);
      case Unusable(var backend, _) -> backend.label();
    };
  }

  /// Whether the page follows the period that is chosen.
  default boolean ofPeriod() {
    return switch (this) {
      case Offered(_, var module) -> module.ofPeriod();
      case Away _, Unusable _ -> false;
    };
  }

  /// Where the service tells how much work waits, if it does and answers.
  default String waiting() {
    return switch (this) {
      case Offered(_, var module) -> module.waiting();
      case Away _, Unusable _ -> "";
    };
  }
}
