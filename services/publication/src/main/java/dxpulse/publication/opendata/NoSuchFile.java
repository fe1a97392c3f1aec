package dxpulse.publication.opendata;

/// Somebody asked for a file of open data that there is not.
public final class NoSuchFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param said what there is instead, `日本語 / English`
  public NoSuchFile(String said) {
    super(said);
  }
}
