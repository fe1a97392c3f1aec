package dxpulse.contracts.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The JSON mapper of the wire: codes and periods as their text forms, decimals as strings so that
/// no reader turns a submitted figure into a binary number, instants in ISO form, absent values
/// left out.
public final class WireFormat {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(1000).build())
                  .build())
          .addModule(codes())
          .withConfigOverride(
              BigDecimal.class,
              o -> o.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addMixIn(KpiScored.class, WithoutOthersThereAreNone.class)
          .addMixIn(KpiScored.Revises.class, WithoutEffectsThereAreNone.class)
          // A question that a record answers about itself (isReference) is no member of it.
          .changeDefaultVisibility(
              visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private WireFormat() {}

  /// A list that may be left out is left out when it is empty; one that must be there is written.
  private interface WithoutOthersThereAreNone {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<KpiScored.Cause> others();
  }

  private interface WithoutEffectsThereAreNone {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<KpiScored.Contribution> effects();
  }

  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// The module that reads and writes codes and periods, for mappers of HTTP bodies.
  public static JacksonModule codes() {
    SimpleModule module = new SimpleModule("dxpulse-codes");
    text(module, OrganizationCode.class, OrganizationCode::value, OrganizationCode::new);
    text(module, AreaCode.class, AreaCode::value, AreaCode::new);
    text(module, IndicatorCode.class, IndicatorCode::value, IndicatorCode::new);
    text(module, KpiCode.class, KpiCode::value, KpiCode::new);
    text(module, FiscalYear.class, FiscalYear::toString, FiscalYear::parse);
    text(module, Period.class, Period::toString, Period::parse);
    text(
        module,
        Field.class,
        Field::code,
        code ->
            Field.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("field: \"" + code + "\"")));
    text(
        module,
        Granularity.class,
        Granularity::code,
        code ->
            Granularity.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("granularity: \"" + code + "\"")));
    return module;
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new ValueSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new ValueDeserializer<T>() {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getString();
            try {
              return read.apply(text);
            } catch (IllegalArgumentException refused) {
              throw context.weirdStringException(text, type, String.valueOf(refused.getMessage()));
            }
          }
        });
  }
}
