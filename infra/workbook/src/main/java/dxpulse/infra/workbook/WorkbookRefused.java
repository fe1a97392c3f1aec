package dxpulse.infra.workbook;

/// A workbook that is not read.
public abstract sealed class WorkbookRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private WorkbookRefused(String message) {
    super(message);
  }

  /// It holds what no spreadsheet writes.
  public static final class Crafted extends WorkbookRefused {
    private static final long serialVersionUID = 1;

    /// @param what in English, as in "a document type"
    Crafted(String what) {
      super(what);
    }
  }

  /// It unpacks to more than is taken.
  public static final class TooLarge extends WorkbookRefused {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("more than is taken");
    }
  }
}
