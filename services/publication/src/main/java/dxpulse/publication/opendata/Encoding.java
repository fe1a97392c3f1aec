package dxpulse.publication.opendata;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How the characters of a CSV file are written.
public enum Encoding {
  /// With a byte order mark, without which Excel takes Japanese for another encoding.
  UTF_8_WITH_MARK("utf-8-bom", StandardCharsets.UTF_8),
  UTF_8("utf-8", StandardCharsets.UTF_8),
  /// The Windows code page 932, which older programs expect. What it has no character for becomes
  /// 〓.
  CP932("cp932", Charset.forName("windows-31j"));

  private static final char MARK = '\uFEFF';
  private static final char GETA = '〓';

  /// Signs that the code page has under another code point, as it is usual to write them: above all
  /// the minus of figures, which would be lost otherwise.
  private static final String SIGNS = "−〜—–‖¢£¬\u00A0";

  private static final String SIGNS_THERE = "－～―-∥￠￡￢ ";

  private final String code;
  private final Charset charset;

  Encoding(String code, Charset charset) {
    this.code = code;
    this.charset = charset;
  }

  public String code() {
    return code;
  }

  /// The name for the header of an answer.
  public Charset charset() {
    return charset;
  }

  public static Optional<Encoding> ofCode(String code) {
    return Stream.of(values())
        .filter(each -> each.code.equals(code.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  public byte[] encoded(String text) {
    return switch (this) {
      case UTF_8_WITH_MARK -> (MARK + text).getBytes(StandardCharsets.UTF_8);
      case UTF_8 -> text.getBytes(StandardCharsets.UTF_8);
      case CP932 -> withGeta(inItsSigns(text));
    };
  }

  private static String inItsSigns(String text) {
    return text.chars()
        .map(letter -> {
          int at = SIGNS.indexOf(letter);
          return at < 0 ? letter : SIGNS_THERE.charAt(at);
        })
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private byte[] withGeta(String text) {
    CharsetEncoder encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(GETA).getBytes(charset));
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text));
      byte[] encoded = new byte[bytes.remaining()];
      bytes.get(encoded);
      return encoded;
    } catch (CharacterCodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
