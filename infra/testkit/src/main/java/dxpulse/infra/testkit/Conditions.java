package dxpulse.infra.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;

/// What the rules ask of a class.
final class Conditions {
  private static final Set<String> JAVA_BASE = Object.class.getModule().getPackages();

  private static final List<String> EMPTY_ENDINGS =
      List.of("Impl", "Util", "Utils", "Helper", "Helpers", "Manager", "Dto", "Event", "Service");
  private static final Set<String> EMPTY_PACKAGES =
      Set.of("service", "impl", "util", "utils", "dto", "common", "manager", "helper", "helpers");

  private static final Set<String> INJECTIONS =
      Set.of("Autowired", "Inject", "Value", "Resource", "Property");

  private Conditions() {}

  static DescribedPredicate<JavaClass> inJavaBase() {
    return DescribedPredicate.describe(
        "in java.base", type -> JAVA_BASE.contains(type.getBaseComponentType().getPackageName()));
  }

  static boolean isClockOrChance(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    String name = access.getTarget().getName();
    return switch (owner) {
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
      case "java.lang.Math" -> name.equals("random");
      case "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom" -> true;
      // With a seed it is no chance.
      case "java.util.Random", "java.util.SplittableRandom" -> isWithoutSeed(access);
      default -> owner.startsWith("java.time.") && (name.equals("now") || owner.endsWith(".Clock"));
    };
  }

  private static boolean isWithoutSeed(JavaAccess<?> access) {
    return access.getTarget().getFullName().endsWith(".<init>()");
  }

  static ArchCondition<JavaClass> useNoSiblingOf(Rooms rooms) {
    return each(
        "use no sibling technology",
        (type, broken) -> {
          for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            if (rooms.areSiblings(type, dependency.getTargetClass().getBaseComponentType())) {
              broken.accept(dependency.getDescription());
            }
          }
        });
  }

  static ArchCondition<JavaClass> beNamedForTheDomain() {
    return each(
        "be named for the domain",
        (type, broken) -> {
          if (EMPTY_ENDINGS.stream().anyMatch(type.getSimpleName()::endsWith)) {
            broken.accept(type.getName() + ": says nothing about the domain");
          }
          if (Arrays.stream(type.getPackageName().split("\\."))
              .anyMatch(EMPTY_PACKAGES::contains)) {
            broken.accept(type.getName() + ": its package says nothing about the domain");
          }
        });
  }

  static ArchCondition<JavaField> notBeInjected() {
    return each(
        "not be injected",
        (field, broken) -> {
          boolean injected =
              field.getAnnotations().stream()
                  .anyMatch(
                      annotation -> INJECTIONS.contains(annotation.getRawType().getSimpleName()));
          // A record's final field carries the annotations of its constructor's argument.
          if (injected && !field.getModifiers().contains(JavaModifier.FINAL)) {
            broken.accept(field.getFullName() + ": is injected (expected: a constructor argument)");
          }
        });
  }

  static ArchCondition<JavaClass> bePublicOnlyIfUsed() {
    return each(
        "be public only if used",
        (type, broken) -> {
          boolean needed =
              !type.isTopLevelClass()
                  || !type.getModifiers().contains(JavaModifier.PUBLIC)
                  || !type.getAnnotations().isEmpty()
                  || type.getDirectDependenciesToSelf().stream()
                      .anyMatch(use ->
                          !use.getOriginClass().getPackageName().equals(type.getPackageName()));
          if (!needed) {
            broken.accept(
                type.getName() + ": is public (expected: package-private, nobody uses it)");
          }
        });
  }

  static ArchCondition<JavaClass> resideInNullMarkedPackages() {
    return each(
        "reside in a package that is @NullMarked",
        (type, broken) -> {
          if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
            broken.accept(type.getName() + ": its package-info is not @NullMarked");
          }
        });
  }

  private static <T> ArchCondition<T> each(
      String description, BiConsumer<T, Consumer<String>> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        check.accept(item, line -> events.add(SimpleConditionEvent.violated(item, line)));
      }
    };
  }
}
