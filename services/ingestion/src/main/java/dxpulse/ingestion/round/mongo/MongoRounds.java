package dxpulse.ingestion.round.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.ingestion.round.Round;
import dxpulse.ingestion.round.Rounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// One document for each round, with its reminders. A year has a dozen, so lists are read whole.
public final class MongoRounds implements Rounds {
  private static final int DUPLICATE = 11_000;
  private static final String ID = "_id";
  private static final String REVISION = "revision";

  private final MongoCollection<Document> documents;

  public MongoRounds(MongoDatabase database) {
    documents = database.getCollection("rounds");
  }

  @Override
  public Optional<Round> find(OrganizationCode organization, String id) {
    return Optional.ofNullable(documents.find(Filters.eq(ID, key(organization, id))).first())
        .map(MongoRounds::round);
  }

  @Override
  public List<Round> all(OrganizationCode organization) {
    return read().stream().filter(round -> round.organization().equals(organization)).toList();
  }

  @Override
  public List<Round> open() {
    return read().stream().filter(Round::isOpen).toList();
  }

  private List<Round> read() {
    List<Round> rounds = new ArrayList<>();
    for (Document document : documents.find()) {
      rounds.add(round(document));
    }
    rounds.sort(
        Comparator.comparing((Round round) -> round.opened().at())
            .reversed()
            .thenComparing(Round::id));
    return rounds;
  }

  @Override
  public boolean keep(Round round) {
    String key = key(round.organization(), round.id());
    Document document =
        new Document(ID, key)
            .append(REVISION, round.revision())
            .append("body", WireFormat.mapper().writeValueAsString(round));
    if (round.revision() > 1) {
      return documents
              .replaceOne(
                  Filters.and(Filters.eq(ID, key), Filters.eq(REVISION, round.revision() - 1)),
                  document)
              .getMatchedCount()
          == 1;
    }
    try {
      var _ = documents.insertOne(document);
      return true;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCode() != DUPLICATE) {
        throw refused;
      }
      return false;
    }
  }

  private static Round round(Document document) {
    return WireFormat.mapper().readValue(document.getString("body"), Round.class);
  }

  private static String key(OrganizationCode organization, String id) {
    return organization + "|" + id;
  }
}
