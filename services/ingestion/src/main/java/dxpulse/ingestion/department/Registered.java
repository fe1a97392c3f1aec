package dxpulse.ingestion.department;

import dxpulse.contracts.types.OrganizationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A department as the office has registered it. A removed one is kept, so that it can come back
/// and settings do not bring it back by themselves.
///
/// @param changed the last change by a person; absent while it is as the settings said
/// @param tested the last letter that only tried whether letters arrive
/// @param version grows with each change by a person
/// @param revision grows with each change, also by a test
public record Registered(
    OrganizationCode organization,
    Department department,
    boolean removed,
    @Nullable Act changed,
    @Nullable Tested tested,
    int version,
    int revision) {
  /// How long a department is left alone after a test.
  public static final Duration PAUSE = Duration.ofMinutes(1);

  /// Who did something, and when.
  public record Act(String by, Instant at) {}

  /// A test, with what became of it at each address.
  ///
  /// @param deliveries empty while it is under way, and when the service ended meanwhile
  public record Tested(Act act, List<Delivery> deliveries) {
    public Tested {
      deliveries = List.copyOf(deliveries);
    }
  }

  /// What a mail server said of a letter.
  ///
  /// @param failure why it did not take it; absent when it did
  public record Delivery(String to, @Nullable String failure) {
    public boolean isTaken() {
      return failure == null;
    }
  }

  static Registered fromSettings(OrganizationCode organization, Department department) {
    return new Registered(organization, department, false, null, null, 1, 1);
  }

  public static Registered by(Act act, OrganizationCode organization, Department department) {
    return new Registered(organization, department, false, act, null, 1, 1);
  }

  public boolean isThere() {
    return !removed;
  }

  /// With other content; one that was removed is there again.
  public Registered changed(Department to, Act act) {
    return new Registered(organization, to, false, act, tested, version + 1, revision + 1);
  }

  public Registered removed(Act act) {
    return new Registered(organization, department, true, act, tested, version + 1, revision + 1);
  }

  Registered tested(Tested test) {
    return new Registered(organization, department, removed, changed, test, version, revision + 1);
  }

  /// How long to wait until it may be tested again; zero when it may be now.
  Duration restAt(Instant now) {
    if (tested == null) {
      return Duration.ZERO;
    }
    Duration rest = Duration.between(now, tested.act().at().plus(PAUSE));
    return rest.isNegative() ? Duration.ZERO : rest;
  }
}
