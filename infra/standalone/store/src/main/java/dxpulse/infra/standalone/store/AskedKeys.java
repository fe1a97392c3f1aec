package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// The keys that a question is about, by what it says of `_id`: alone, or beside or within other
/// conditions (`$and`). Documents of other keys surely do not answer it; those of these keys may.
final class AskedKeys {
  private static final String KEY = "_id";

  private @Nullable NavigableSet<String> listed;
  private @Nullable String from;
  private @Nullable String to;

  private AskedKeys() {}

  /// @return nothing when the question leaves every key open
  static Optional<AskedKeys> of(Document query) {
    AskedKeys keys = new AskedKeys();
    keys.narrow(query);
    return keys.listed == null && keys.from == null && keys.to == null
        ? Optional.empty()
        : Optional.of(keys);
  }

  /// Whether a question says no more than which keys it asks for, one by one.
  static boolean areAll(Document query) {
    return query.size() == 1
        && query.containsKey(KEY)
        && AskedKeys.of(query).map(keys -> keys.listed != null).orElse(false)
        && !(query.get(KEY) instanceof Document condition && condition.size() > 1);
  }

  /// The documents of these keys, in the order of the keys.
  <D> Stream<D> in(MVMap<Object, D> documents) {
    if (listed != null) {
      return listed.stream()
          .<D>mapMulti((key, found) -> {
            D document = documents.get(key);
            if (document != null) {
              found.accept(document);
            }
          });
    }
    Cursor<Object, D> cursor = documents.cursor(from, to, false);
    Iterable<Object> keys = () -> cursor;
    return StreamSupport.stream(keys.spliterator(), false).map(_ -> cursor.getValue());
  }

  private void narrow(Document query) {
    switch (query.get(KEY)) {
      case String key -> only(new TreeSet<>(Set.of(key)));
      case Document condition -> condition.forEach(this::narrow);
      case null, default -> {}
    }
    if (query.get("$and") instanceof Collection<?> all) {
      for (Object each : all) {
        if (each instanceof Document part) {
          narrow(part);
        }
      }
    }
  }

  private void narrow(String operator, @Nullable Object operand) {
    switch (operator) {
      case "$eq" -> {
        if (operand instanceof String key) {
          only(new TreeSet<>(Set.of(key)));
        }
      }
      case "$in" -> {
        if (operand instanceof Collection<?> keys
            && keys.stream().allMatch(String.class::isInstance)) {
          NavigableSet<String> texts = new TreeSet<>();
          keys.forEach(key -> texts.add((String) key));
          only(texts);
        }
      }
      case "$gt", "$gte" -> {
        if (operand instanceof String least && (from == null || from.compareTo(least) < 0)) {
          from = least;
        }
      }
      case "$lt", "$lte" -> {
        if (operand instanceof String most && (to == null || to.compareTo(most) > 0)) {
          to = most;
        }
      }
      default -> {} // says nothing of which keys
    }
  }

  private void only(NavigableSet<String> keys) {
    if (listed == null) {
      listed = keys;
    } else {
      var _ = listed.retainAll(keys);
    }
  }
}
