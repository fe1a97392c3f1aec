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
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/// The key that signs tokens: made once, then read from its file, so that tokens outlive a restart.
final class SigningKey {
  private static final int BITS = 2048;

  private SigningKey() {}

  /// The key of this folder; if there is none yet, it is made for whoever needs it first, because
  /// the search for two primes takes a slow processor up to two seconds.
  ///
  /// @throws IllegalStateException when what is there is no key
  static Supplier<RSAKey> in(Path folder) {
    Path file = folder.resolve("sign-in-key.json");
    if (!Files.isRegularFile(file)) {
      return SingletonSupplier.of(() -> make(file));
    }
    try {
      RSAKey kept = JWK.parse(Files.readString(file)).toRSAKey();
      return () -> kept;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (ParseException broken) {
      throw new IllegalStateException(
          file + ": no signing key (delete it to make a new one)", broken);
    }
  }

  private static RSAKey make(Path file) {
    try {
      RSAKey key = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
      Files.createDirectories(file.toAbsolutePath().getParent());
      createForOwner(file);
      Files.writeString(file, key.toJSONString());
      return key;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
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
