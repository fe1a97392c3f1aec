package dxpulse.infra.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;

/// Opens stores so that their absence is noticed: a request is refused after three seconds instead
/// of waiting half a minute, and a read that failed is not silently tried on another connection,
/// because a store that was away may have lost its last moments.
public final class Stores {
  private static final int PATIENCE_SECONDS = 3;

  private Stores() {}

  /// @param breaks is told whenever connections break
  public static MongoClient mongo(String address, Breaks breaks) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(address))
            .retryReads(false)
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .applyToSocketSettings(
                socket -> socket.connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(breaks))
            .build());
  }

  /// For what is promised to whoever sends it and kept nowhere else: it is in the store's file
  /// before the answer goes out.
  public static MongoDatabase promised(MongoDatabase database) {
    return database.withWriteConcern(WriteConcern.JOURNALED);
  }
}
