package dxpulse.infra.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/// The key that signs tokens: made once, then read from its file.
final class SigningKey {
  private static final int BITS = 2048;

  private SigningKey() {}

  static RSAKey in(Path folder) {
    Path file = folder.resolve("sign-in-key.json");
    try {
      if (Files.isRegularFile(file)) {
        return JWK.parse(Files.readString(file)).toRSAKey();
      }
      RSAKey key = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
      Files.createDirectories(folder);
      createForOwner(file);
      Files.writeString(file, key.toJSONString());
      return key;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JOSEException | ParseException broken) {
      throw new IllegalStateException(
          file + ": no signing key (delete it to make a new one)", broken);
    }
  }

  /// Whoever reads the key can sign in as anybody: only its owner may.
  private static void createForOwner(Path file) throws IOException {
    boolean knowsOwners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        knowsOwners
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path unused = Files.createFile(file, owner);
  }
}
