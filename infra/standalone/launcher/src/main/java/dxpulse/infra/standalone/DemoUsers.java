package dxpulse.infra.standalone;

import java.util.List;
import java.util.Locale;

/// The people of the embedded default. Their passwords are random; `./dx up` prints them.
final class DemoUsers {
  static final List<String> NAMES =
      List.of("clerk", "clerk-agriculture", "approver", "office", "committee", "operator");

  private DemoUsers() {}

  /// The variable through which the sign-in process learns a password.
  static String variable(String user) {
    return "DXPULSE_PASSWORD_" + user.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
