package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Identity of an upload, from the file's content alone: the same file sent again has the same
/// observations, whoever sends it.
///
/// @param upload names the upload of a department
/// @param sha256 of the file
public record UploadIdentity(String upload, String sha256, String rows) {
  public static UploadIdentity of(byte[] content, Caller caller) {
    String file = digest(content);
    String organization = caller.organization().toString();
    return new UploadIdentity(
        "u" + shortened(organization + "|" + caller.department() + "|" + file),
        file,
        "f" + shortened(organization + "|" + file));
  }

  /// The id of a line's observation.
  public String observation(long line) {
    return rows + "-" + line;
  }

  private static String shortened(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8)).substring(0, 28);
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
