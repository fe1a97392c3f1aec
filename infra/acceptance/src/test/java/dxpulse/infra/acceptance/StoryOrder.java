package dxpulse.infra.acceptance;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/// Classes by their [Order], and those of the same by their names: the same on every machine.
public final class StoryOrder implements ClassOrderer {
  private static final Comparator<ClassDescriptor> ORDER =
      Comparator.<ClassDescriptor>comparingInt(
              each -> each.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT))
          .thenComparing(each -> each.getTestClass().getName());

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(ORDER);
  }
}
