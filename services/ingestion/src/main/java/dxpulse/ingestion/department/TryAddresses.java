package dxpulse.ingestion.department;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.department.Postbox.NotSent;
import dxpulse.ingestion.department.Registered.Act;
import dxpulse.ingestion.department.Registered.Delivery;
import dxpulse.ingestion.department.Registered.Tested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends a letter to each address of a department to see whether letters arrive. It is noted before
/// it is sent: of two people who press at once one sends it, and it is not sent again within a
/// minute.
public final class TryAddresses {
  private static final int TRIES_TO_NOTE = 5;

  private final Departments departments;
  private final Postbox postbox;
  private final String page;

  /// @param page address where figures are entered
  public TryAddresses(Departments departments, Postbox postbox, String page) {
    this.departments = departments;
    this.postbox = postbox;
    this.page = page;
  }

  /// What came of it.
  public sealed interface Outcome {
    /// The mail server answered for each address, which is noted in the entry.
    record Tried(Registered entry) implements Outcome {}

    /// There is no such department.
    record Unknown() implements Outcome {}

    /// No mail server is set up.
    record NoPostbox() implements Outcome {}

    record NoAddress() implements Outcome {}

    /// It was tried a moment ago.
    record TooSoon(Duration rest) implements Outcome {}
  }

  public Outcome of(OrganizationCode organization, String key, Act act) {
    for (int tried = 0; tried < TRIES_TO_NOTE; tried++) {
      Optional<Registered> found = departments.find(organization, key).filter(Registered::isThere);
      if (found.isEmpty()) {
        return new Outcome.Unknown();
      }
      Registered entry = found.get();
      if (!postbox.isThere()) {
        return new Outcome.NoPostbox();
      }
      if (entry.department().addresses().isEmpty()) {
        return new Outcome.NoAddress();
      }
      Duration rest = entry.restAt(act.at());
      if (!rest.isZero()) {
        return new Outcome.TooSoon(rest);
      }
      Registered begun = entry.tested(new Tested(act, List.of()));
      if (departments.keep(begun)) {
        return new Outcome.Tried(noted(begun, new Tested(act, deliveries(begun, act))));
      }
    }
    return new Outcome.TooSoon(Registered.PAUSE);
  }

  private List<Delivery> deliveries(Registered entry, Act act) {
    Letter letter = Letter.test(entry.department(), act, page);
    List<Delivery> deliveries = new ArrayList<>();
    for (MailAddress to : entry.department().addresses()) {
      try {
        postbox.post(to, letter);
        deliveries.add(new Delivery(to.value(), null));
      } catch (NotSent refused) {
        deliveries.add(new Delivery(to.value(), refused.getMessage()));
      }
    }
    return deliveries;
  }

  /// What was found out is told even if somebody keeps changing the entry meanwhile.
  private Registered noted(Registered begun, Tested ended) {
    for (int tried = 0; tried < TRIES_TO_NOTE; tried++) {
      Registered now =
          departments.find(begun.organization(), begun.department().key()).orElse(begun);
      if (departments.keep(now.tested(ended))) {
        return now.tested(ended);
      }
    }
    return begun.tested(ended);
  }
}
