package dxpulse.infra.workbook;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/// Opens workbooks with the formats of their cells, if there are any: only they tell a date or a
/// percentage from a number.
public final class Books {
  private Books() {}

  /// @param content opens the file from its beginning
  public static ReadableWorkbook open(Content content) throws IOException {
    try {
      return new ReadableWorkbook(content.stream(), new ReadingOptions(true, true));
    } catch (ExcelReaderException withoutStyles) {
      return new ReadableWorkbook(content.stream(), new ReadingOptions(false, true));
    }
  }

  /// A file that is not taken into memory.
  public static ReadableWorkbook open(File file) throws IOException {
    try {
      return new ReadableWorkbook(file, new ReadingOptions(true, true));
    } catch (ExcelReaderException withoutStyles) {
      return new ReadableWorkbook(file, new ReadingOptions(false, true));
    }
  }

  /// What can be read from its beginning more than once.
  @FunctionalInterface
  public interface Content {
    InputStream stream();
  }
}
