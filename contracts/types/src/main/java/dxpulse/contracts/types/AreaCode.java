package dxpulse.contracts.types;

/// 地域: where a value belongs, the organization itself or a municipality, as a six-digit code with
/// its check digit.
public record AreaCode(String value) implements Comparable<AreaCode> {
  public AreaCode {
    if (!CheckDigit.isRight(value)) {
      throw new IllegalArgumentException(
          "area: \"" + value + "\" (expected: six digits with a right check digit)");
    }
  }

  /// Whether the area is the organization itself or lies in the same prefecture, which the first
  /// two digits name.
  public boolean isWithin(OrganizationCode organization) {
    return value.regionMatches(0, organization.value(), 0, 2);
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
