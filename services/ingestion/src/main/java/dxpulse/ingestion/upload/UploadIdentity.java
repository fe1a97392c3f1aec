package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.OrganizationCode;
import java.io.IOException;
import java.io.InputStream;
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
  public static UploadIdentity of(InputStream content, Caller caller) throws IOException {
    MessageDigest sum = newDigest();
    byte[] some = new byte[65_536];
    for (int read = content.read(some); read >= 0; read = content.read(some)) {
      sum.update(some, 0, read);
    }
    String file = HexFormat.of().formatHex(sum.digest());
    String organization = caller.organization().toString();
    return new UploadIdentity(
        upload(caller.organization(), caller.department(), file),
        file,
        "f" + shortened(organization + "|" + file));
  }

  /// Names the upload of a department, by the sum of its file.
  static String upload(OrganizationCode organization, String department, String sha256) {
    return "u" + shortened(organization + "|" + department + "|" + sha256);
  }

  /// Names a look at the file, which is its sender's alone.
  public String look(Caller caller) {
    return "d" + shortened(upload + "|" + caller.id());
  }

  /// The id of a line's observation.
  public String observation(long line) {
    return rows + "-" + line;
  }

  private static String shortened(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8)).substring(0, 28);
  }

  private static String digest(byte[] content) {
    return HexFormat.of().formatHex(newDigest().digest(content));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
