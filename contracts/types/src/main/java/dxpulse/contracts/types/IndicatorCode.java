package dxpulse.contracts.types;

/// Code of a 中間指標 in the catalogue, such as `I15`: a letter, then up to 31 letters, digits, `-` or
/// `_`.
public record IndicatorCode(String value) implements Comparable<IndicatorCode> {
  public IndicatorCode {
    var _ = CodeShape.checked("indicator", value);
  }

  @Override
  public int compareTo(IndicatorCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
