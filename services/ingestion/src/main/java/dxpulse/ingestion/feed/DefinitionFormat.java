package dxpulse.ingestion.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Definitions as text.
public interface DefinitionFormat {
  /// A definition, or everything that is wrong with the text.
  record Read(@Nullable FeedDefinition definition, List<FeedFault> faults) {
    public Read {
      faults = List.copyOf(faults);
    }
  }

  Read read(String json);

  /// A definition that was kept once, also where it no longer keeps the rules: it stays visible,
  /// and does not run.
  Read stored(String json);

  String write(FeedDefinition definition);

  /// A refused figure's members, as the quarantine keeps them: as JSON.
  String members(MapAnswer.Item item, String feed);
}
