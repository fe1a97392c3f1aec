package dxpulse.ingestion.upload;

/// Makes workbooks for people: to mend, or to fill in.
public interface Workbooks {
  /// The rows of a file as it came, with what became of each.
  byte[] annotated(Annotating rows);

  /// @param english whether headings and words are in English
  byte[] template(Template template, boolean english);
}
