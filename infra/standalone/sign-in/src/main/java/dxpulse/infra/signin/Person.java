package dxpulse.infra.signin;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Somebody who can sign in, or a machine that can: name, department, roles.
record Person(String id, String name, String department, List<String> roles) {
  static final List<Person> DEMO =
      List.of(
          new Person("clerk", "入力担当（DX推進課）", "dx-promotion", List.of("clerk")),
          new Person("clerk-agriculture", "入力担当（農林水産政策課）", "agriculture", List.of("clerk")),
          new Person("approver", "承認者（DX推進課）", "dx-promotion", List.of("approver")),
          new Person("office", "DX推進課", "dx-promotion", List.of("office")),
          new Person("committee", "推進会議委員", "committee", List.of("committee")),
          new Person("operator", "運用担当", "operations", List.of("operator")));

  static final Person FEED = new Person("feed", "自動連携", "dx-promotion", List.of("feed"));

  /// The variable that holds the password.
  String passwordVariable() {
    return "DXPULSE_PASSWORD_" + id.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// What services are told about them.
  Map<String, Object> claims(String organization) {
    return Map.of(
        "preferred_username", id,
        "name", name,
        "organization", organization,
        "department", department,
        "roles", roles);
  }
}
