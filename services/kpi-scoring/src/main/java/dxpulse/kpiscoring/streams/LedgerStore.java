package dxpulse.kpiscoring.streams;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.kpiscoring.ledger.CurrentValue;
import dxpulse.kpiscoring.ledger.OrganizationLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// What a ledger consists of, as entries of one local store: a definition, a value or a score each.
/// An organization's ledger is read when it is first needed and kept in memory; each fact then
/// costs a few small writes, however much is stored.
///
/// Facts are on the log of the store before their scores are told. Scores are gathered until the
/// stream commits, so that one that many values move is kept once; what a crash loses of them is
/// recalled from what was told.
final class LedgerStore {
  static final String FACTS = "ledger";
  static final String SCORES = "scores";
  private static final String INDICATOR = "|I|";
  private static final String KPI = "|K|";
  private static final String VALUE = "|V|";
  private static final String SCORE = "|S|";
  // The character after the separator: no key of the organization comes after it.
  private static final String AFTER = "}";

  private final KeyValueStore<String, byte[]> entries;
  private final KeyValueStore<String, byte[]> scores;

  /// @param entries definitions and values
  LedgerStore(KeyValueStore<String, byte[]> entries, KeyValueStore<String, byte[]> scores) {
    this.entries = entries;
    this.scores = scores;
  }

  static Set<StoreBuilder<?>> builders() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FACTS), Serdes.String(), Serdes.ByteArray())
            .withCachingDisabled(),
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SCORES), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled());
  }

  OrganizationLedger ledgerOf(OrganizationCode organization) {
    OrganizationLedger ledger = new OrganizationLedger(organization);
    each(
        entries,
        organization + INDICATOR,
        (key, bytes) -> ledger.restore(EventCodec.decode(EventType.INDICATOR_DEFINED, bytes)));
    each(
        entries,
        organization + KPI,
        (key, bytes) -> ledger.restore(EventCodec.decode(EventType.KPI_DEFINED, bytes)));
    each(
        entries,
        organization + VALUE,
        (key, bytes) ->
            ledger.restore(
                new IndicatorCode(key.split("\\|")[2]),
                WireFormat.mapper().readValue(bytes, CurrentValue.class)));
    each(
        scores,
        organization + SCORE,
        (key, bytes) -> ledger.restore(EventCodec.decode(EventType.KPI_SCORED, bytes)));
    return ledger;
  }

  /// Every organization that something is kept of.
  List<OrganizationCode> organizations() {
    List<OrganizationCode> found = new ArrayList<>();
    String from = "";
    while (true) {
      try (KeyValueIterator<String, byte[]> rest = entries.range(from, null)) {
        if (!rest.hasNext()) {
          return found;
        }
        String organization = rest.next().key.split("\\|")[0];
        found.add(new OrganizationCode(organization));
        from = organization + AFTER;
      }
    }
  }

  private static void each(
      KeyValueStore<String, byte[]> entries, String prefix, BiConsumer<String, byte[]> reader) {
    try (KeyValueIterator<String, byte[]> found =
        entries.prefixScan(prefix, new StringSerializer())) {
      while (found.hasNext()) {
        KeyValue<String, byte[]> entry = found.next();
        reader.accept(entry.key, entry.value);
      }
    }
  }

  void keep(IndicatorDefined definition) {
    entries.put(
        definition.organization() + INDICATOR + definition.code(), EventCodec.encode(definition));
  }

  void keep(KpiDefined definition) {
    entries.put(definition.organization() + KPI + definition.code(), EventCodec.encode(definition));
  }

  void keep(ValueRecorded value) {
    entries.put(
        value.organization() + VALUE + value.indicator() + "|" + value.period(),
        WireFormat.mapper().writeValueAsBytes(CurrentValue.of(value)));
  }

  /// @param encoded the score as its event
  void keep(KpiScored score, byte[] encoded) {
    scores.put(score.organization() + SCORE + score.kpi() + "|" + score.period(), encoded);
  }
}
