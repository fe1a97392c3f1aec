package dxpulse.ingestion.department;

import dxpulse.contracts.types.LocalizedText;
import java.util.LinkedHashSet;
import java.util.List;

/// A department (所管課).
///
/// @param key as definitions and tokens name it
/// @param addresses where its letters go; empty where nobody wants any
public record Department(String key, LocalizedText name, List<MailAddress> addresses) {
  public Department {
    addresses = List.copyOf(new LinkedHashSet<>(addresses));
  }

  /// One that nobody has given a name: it is called by its key and has no address.
  static Department unnamed(String key) {
    return new Department(key, new LocalizedText(key.isEmpty() ? "（所管課なし）" : key, key), List.of());
  }
}
