package dxpulse.ingestion.feed;

import dxpulse.ingestion.feed.Answer.Unusable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The text of an answer, decoded strictly: a byte that does not belong is a refusal, never a
/// replacement character.
public record AnswerText(String text, String encoding) {
  private static final Map<String, Charset> CHARSETS =
      Map.of(
          "UTF-8",
          StandardCharsets.UTF_8,
          "CP932",
          Charset.forName("windows-31j"),
          "SHIFT_JIS",
          Charset.forName("windows-31j"),
          "UTF-16",
          StandardCharsets.UTF_16,
          "EUC-JP",
          Charset.forName("EUC-JP"));
  private static final int LOOKED_AT = 300;
  private static final int LONGEST_CHARACTER = 4;

  public static Set<String> encodings() {
    return CHARSETS.keySet();
  }

  /// The text of content whose end is missing: a character that was cut through at its end is left
  /// out.
  ///
  /// @param most bytes of it that are looked at
  public static AnswerText beginning(
      byte[] content, @Nullable String encoding, boolean guessing, int most) {
    List<String> possible =
        encoding != null
            ? List.of(encoding)
            : isMarkedAsUtf16(content)
                ? List.of("UTF-16")
                : guessing ? List.of("UTF-8", "CP932") : List.of("UTF-8");
    Unusable refused = new Unusable("中身がありません / the answer is empty");
    for (String each : possible) {
      for (int less = 0; less < LONGEST_CHARACTER; less++) {
        int length = Math.max(0, Math.min(content.length, most) - less);
        try {
          return of(Arrays.copyOf(content, length), each, false);
        } catch (Unusable cutThrough) {
          refused = cutThrough;
        }
      }
    }
    throw refused;
  }

  /// @param guessing without a mark and a name, what is not UTF-8 is read as CP932
  public static AnswerText of(byte[] content, @Nullable String encoding, boolean guessing) {
    if (content.length == 0) {
      throw new Unusable("中身がありません / the answer is empty");
    }
    AnswerText decoded = decoded(content, encoding, guessing);
    String begins =
        decoded
            .text
            .substring(0, Math.min(LOOKED_AT, decoded.text.length()))
            .strip()
            .toLowerCase(Locale.ROOT);
    if (begins.startsWith("<!doctype html") || begins.startsWith("<html")) {
      throw new Unusable(
          "データではなくHTMLのページが返りました（アドレスの変更・ログイン画面・障害のお知らせなど） / the answer is an HTML page, not data");
    }
    return decoded;
  }

  private static AnswerText decoded(byte[] content, @Nullable String encoding, boolean guessing) {
    if (encoding != null) {
      Charset charset = CHARSETS.get(encoding.toUpperCase(Locale.ROOT));
      if (charset == null) {
        throw new Unusable("知らない文字コードです / unknown encoding: " + encoding);
      }
      return strictly(content, charset, encoding);
    }
    if (isMarkedAsUtf16(content)) {
      return strictly(content, StandardCharsets.UTF_16, "UTF-16");
    }
    try {
      return strictly(content, StandardCharsets.UTF_8, "UTF-8");
    } catch (Unusable notUtf8) {
      if (!guessing) {
        throw notUtf8;
      }
      return strictly(content, Charset.forName("windows-31j"), "CP932");
    }
  }

  private static boolean isMarkedAsUtf16(byte[] content) {
    return content.length > 1
        && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
            || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
  }

  private static AnswerText strictly(byte[] content, Charset charset, String name) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString();
      return new AnswerText(text.startsWith("\uFEFF") ? text.substring(1) : text, name);
    } catch (CharacterCodingException other) {
      throw new Unusable("文字コードが%sではありません / the text is not %s".formatted(name, name));
    }
  }
}
