package dxpulse.ingestion.sheet;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What people have typed and not yet sent.
public interface TypedDrafts {
  /// @param version grows by one each time the draft is saved
  /// @param typed texts as they stand in the fields, right or wrong
  record TypedDraft(int version, Map<String, String> typed, String by, String byName, Instant at) {
    public TypedDraft {
      typed = Map.copyOf(typed);
    }
  }

  /// @param ids as reports have them
  Map<String, TypedDraft> find(Collection<String> ids);

  /// Keeps a draft in place of the version before it.
  ///
  /// @return what is there instead, if somebody else was faster
  Optional<TypedDraft> keep(String id, TypedDraft draft);

  void remove(Collection<String> ids);
}
