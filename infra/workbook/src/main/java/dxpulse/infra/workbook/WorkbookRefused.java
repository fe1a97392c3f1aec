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

  /// It holds more of something than anybody makes.
  public static final class TooMany extends WorkbookRefused {
    private static final long serialVersionUID = 1;
    private final What what;
    private final int most;
    private final String part;

    /// @param part of the archive
    TooMany(What what, int most, String part) {
      super("more than " + most + " " + what.english + ": " + part);
      this.what = what;
      this.most = most;
      this.part = part;
    }

    public What what() {
      return what;
    }

    /// How many are taken.
    public int most() {
      return most;
    }

    /// The part of the archive where they became too many.
    public String part() {
      return part;
    }
  }

  /// What there may be too many of.
  public enum What {
    MERGED_CELLS("merged cells"),
    RELATIONS("relations of sheets");

    private final String english;

    What(String english) {
      this.english = english;
    }

    public String english() {
      return english;
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
