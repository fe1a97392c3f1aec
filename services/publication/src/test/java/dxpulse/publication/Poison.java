package dxpulse.publication;

import dxpulse.contracts.types.LocalizedText;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts into every text of a value what somebody might write to do harm: markup that would run, the
/// start of a formula, signs that turn or hide writing or that no XML may have, no end and no gap.
public final class Poison {
  /// What a reader has to see of it, as it was written.
  public static final String SEEN = "<script>window.hit=1</script>";

  public static final String TEXT =
      "=HYPERLINK(\"javascript:window.hit=0\")"
          + SEEN
          + "</script></title></style></textarea>--><img src=x onerror=window.hit=2>"
          + "\"'><svg onload=window.hit=3>&amp;{{7*7}}${7*7}\u202Egnp.\u200B\u2066\uFEFF\u0001"
          + "Wi".repeat(150);

  /// Names of things, which a machine gave.
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]*");

  private Poison() {}

  /// The same value but for its texts; a text that its type refuses stays as it is.
  @SuppressWarnings("unchecked")
  public static <T> T in(T value) {
    return (T) taken(value);
  }

  private static Object taken(Object value) {
    return switch (value) {
      case String text -> KEY.matcher(text).matches() ? text : TEXT + text;
      case List<?> list -> list.stream().map(Poison::taken).toList();
      case Record record -> taken(record);
      default -> value;
    };
  }

  private static Object taken(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    @Nullable Object[] parts = Arrays.stream(components).map(each -> read(each, record)).toArray();
    for (int i = 0; i < parts.length; i++) {
      Object part = parts[i];
      if (part == null) {
        continue;
      }
      parts[i] =
          record instanceof LocalizedText && part instanceof String ? TEXT + part : taken(part);
      if (!isAccepted(record, parts)) {
        parts[i] = part;
      }
    }
    return made(record, parts);
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static boolean isAccepted(Record record, @Nullable Object[] parts) {
    try {
      return constructor(record).newInstance(parts) != null;
    } catch (InvocationTargetException refused) {
      return false;
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Object made(Record record, @Nullable Object[] parts) {
    try {
      return constructor(record).newInstance(parts);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Constructor<?> constructor(Record record) throws NoSuchMethodException {
    Constructor<?> constructor =
        record
            .getClass()
            .getDeclaredConstructor(
                Arrays.stream(record.getClass().getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor;
  }
}
