package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;

/// Whom readers ask, and tell of what they cannot read.
///
/// @param address `https://…` or `mailto:…`, or empty where the name alone is told
public record Contact(LocalizedText name, String address) {
  public Contact {
    if (!address.isEmpty() && !address.startsWith("https://") && !address.startsWith("mailto:")) {
      throw new IllegalArgumentException(
          "contact address: " + address + " (expected: https://… or mailto:…)");
    }
  }
}
