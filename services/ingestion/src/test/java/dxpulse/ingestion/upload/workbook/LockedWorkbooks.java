package dxpulse.ingestion.upload.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Workbooks that nobody opens without their password, as offices make them.
public final class LockedWorkbooks {
  private static final String PASSWORD = "himitsu";

  private LockedWorkbooks() {}

  /// As Excel writes a .xlsx with a password.
  ///
  /// @param mode agile since 2010, standard before
  public static byte[] xlsx(byte[] book, EncryptionMode mode) {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(mode).getEncryptor();
      encryptor.confirmPassword(PASSWORD);
      try (OutputStream content = encryptor.getDataStream(files)) {
        content.write(book);
      }
      files.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException | GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }

  /// As Excel 97 writes a .xls, with a password or without.
  public static byte[] xls(boolean locked) {
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.createSheet("指標").createRow(0).createCell(0).setCellValue("指標コード");
      Biff8EncryptionKey.setCurrentUserPassword(locked ? PASSWORD : null);
      book.write(out);
      return out.toByteArray();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }
}
