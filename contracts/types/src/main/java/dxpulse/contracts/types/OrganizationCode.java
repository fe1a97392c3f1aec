package dxpulse.contracts.types;

/// 団体コード: the six-digit code of a local government with its check digit. Aomori Prefecture is
/// `020001`.
///
/// It is the key of every record, so that everything about one local government stays in order.
public record OrganizationCode(String value) implements Comparable<OrganizationCode> {
  public OrganizationCode {
    if (!CheckDigit.isRight(value)) {
      throw new IllegalArgumentException(
          "organization: \"" + value + "\" (expected: six digits with a right check digit)");
    }
  }

  /// The same government seen as a place.
  public AreaCode asArea() {
    return new AreaCode(value);
  }

  @Override
  public int compareTo(OrganizationCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
