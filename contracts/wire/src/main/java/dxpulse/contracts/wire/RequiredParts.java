package dxpulse.contracts.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the first record component that may not be absent and is: JSON leaves absent members null,
/// and a null that nobody expected must not surface later, far from the record that brought it.
final class RequiredParts {
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents()).map(Part::of).toList();
        }
      };

  private RequiredParts() {}

  /// The place of the first missing part, such as `source.system`, or null when everything is
  /// there.
  static @Nullable String firstMissing(Object value) {
    return switch (value) {
      case Record parent -> firstMissingOf(parent);
      case List<?> list -> firstMissingIn(list);
      default -> null;
    };
  }

  private static @Nullable String firstMissingOf(Record parent) {
    for (Part part : PARTS.get(parent.getClass())) {
      Object value = part.read(parent);
      if (value == null) {
        if (part.required) {
          return part.name;
        }
        continue;
      }
      String below = part.deep ? firstMissing(value) : null;
      if (below != null) {
        return part.name + "." + below;
      }
    }
    return null;
  }

  private static @Nullable String firstMissingIn(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      String below = element == null ? "" : firstMissing(element);
      if (below != null) {
        return "[" + i + "]." + below;
      }
    }
    return null;
  }

  private record Part(String name, boolean required, boolean deep, MethodHandle accessor) {
    static Part of(RecordComponent component) {
      Class<?> type = component.getType();
      boolean own = type.isRecord() && type.getName().contains(".event.");
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Part(
            component.getName(),
            !type.isPrimitive()
                && component.getAnnotatedType().getAnnotation(Nullable.class) == null,
            own || List.class.isAssignableFrom(type),
            MethodHandles.lookup()
                .unreflect(accessor)
                .asType(MethodType.methodType(Object.class, Record.class)));
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Nullable Object read(Record parent) {
      try {
        return (@Nullable Object) accessor.invokeExact(parent);
      } catch (Throwable impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
