package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of periods, in their order: by their end, then from short to long.
///
/// Each period is a number in an array, and what is known of it stands at the same place of a list.
/// A plan is scored by a hundred thousand look-ups; a tree or a hash table of periods would read
/// each step of them from another place of the memory.
final class Timeline<V> {
  private static final int LENGTHS = 16;

  private int[] numbers = new int[8];
  private final List<V> known = new ArrayList<>();

  /// Start and end, which no two periods share, as a number in the order of periods.
  private static int number(int endMonth, int months) {
    return LENGTHS * endMonth + months;
  }

  int size() {
    return known.size();
  }

  /// Everything, in the order of the periods.
  List<V> all() {
    return known;
  }

  V at(int place) {
    return known.get(place);
  }

  /// The month after the last one of the period at a place, as [Period#endMonth()].
  int endMonth(int place) {
    return numbers[place] / LENGTHS;
  }

  /// The length of the period at a place.
  int months(int place) {
    return numbers[place] % LENGTHS;
  }

  @Nullable V of(Period period) {
    return of(period.endMonth(), period.months());
  }

  @Nullable V of(int endMonth, int months) {
    int number = number(endMonth, months);
    int place = firstFrom(number);
    return place < size() && numbers[place] == number ? known.get(place) : null;
  }

  void put(Period period, V told) {
    int number = number(period.endMonth(), period.months());
    int place = firstFrom(number);
    if (place < size() && numbers[place] == number) {
      known.set(place, told);
      return;
    }
    if (size() == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    System.arraycopy(numbers, place, numbers, place + 1, size() - place);
    numbers[place] = number;
    known.add(place, told);
  }

  /// The place of the first period that ends after a month, as [Period#endMonth()] counts; the
  /// place before it is that of the last one that has ended by then.
  int firstAfter(int endMonth) {
    return firstFrom(LENGTHS * (endMonth + 1));
  }

  private int firstFrom(int number) {
    int low = 0;
    int high = size();
    // Mostly months follow one another without a gap, and the place can be told without a search.
    int guess = high == 0 ? 0 : Math.clamp((number - numbers[0]) / LENGTHS, 0, high);
    if ((guess == 0 || numbers[guess - 1] < number)
        && (guess == high || numbers[guess] >= number)) {
      return guess;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (numbers[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
