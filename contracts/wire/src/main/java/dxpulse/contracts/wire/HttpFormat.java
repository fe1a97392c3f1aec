package dxpulse.contracts.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON mapper of HTTP bodies: decimals are JSON numbers and are read exactly; absent values
/// are written as null, so that a reader sees which members there are.
///
/// Numbers that no body may hold are read all the same, NaN and those with too many digits, so that
/// [BodyReader] can name their place. A member that stands twice in one object is refused: nobody
/// knows which of the two was meant.
public final class HttpFormat {
  // To read a number takes the square of its digits in time: there is an end to it.
  private static final int MOST_DIGITS = 10_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(MOST_DIGITS).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .addModule(WireFormat.codes())
          .changeDefaultVisibility(
              visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final Pattern TWICE = Pattern.compile("^Duplicate Object property \"(.*)\"$");

  private HttpFormat() {}

  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// The member that stands twice in one object, if that is why a text was refused.
  public static Optional<String> repeatedMember(JacksonException refused) {
    return Optional.ofNullable(refused.getOriginalMessage())
        .map(TWICE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }
}
