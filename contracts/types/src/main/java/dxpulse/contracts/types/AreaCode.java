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

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
