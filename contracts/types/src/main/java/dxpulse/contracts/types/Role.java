package dxpulse.contracts.types;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody may do. Clerks and approvers are bound to their department.
public enum Role {
  FEED,
  CLERK,
  APPROVER,
  OFFICE,
  COMMITTEE,
  OPERATOR;

  /// The text form in tokens.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> ofCode(String code) {
    return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
