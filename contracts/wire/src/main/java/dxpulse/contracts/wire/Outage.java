package dxpulse.contracts.wire;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/// Tells a failure that passes by itself (the broker, the store or the cache is away) from one that
/// comes again with the same record.
public final class Outage {
  /// The wire format knows no driver, so their failures are known by name.
  private static final Set<String> OF_DRIVERS =
      Set.of(
          "com.mongodb.MongoSocketException",
          "com.mongodb.MongoTimeoutException",
          "com.mongodb.MongoExecutionTimeoutException",
          "com.mongodb.MongoServerUnavailableException",
          "com.mongodb.MongoConnectionPoolClearedException",
          "com.mongodb.MongoNotPrimaryException",
          "com.mongodb.MongoNodeIsRecoveringException",
          "com.mongodb.MongoInterruptedException",
          // What the server says of the command, not of a document: a store that is closing.
          "com.mongodb.MongoCommandException",
          "redis.clients.jedis.exceptions.JedisConnectionException");

  private Outage() {}

  public static boolean isBehind(Throwable failure) {
    if (chain(failure).anyMatch(Outage::isAboutTheRecord)) {
      return false;
    }
    return chain(failure).anyMatch(Outage::passes);
  }

  private static boolean isAboutTheRecord(Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof InvalidRecordException
        || failure instanceof SerializationException;
  }

  private static boolean passes(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof RetriableException
        || failure instanceof InterruptException
        || failure instanceof KafkaClients.NotAcknowledged
        || Stream.<Class<?>>iterate(
                failure.getClass(), type -> type != null, type -> type.getSuperclass())
            .anyMatch(type -> OF_DRIVERS.contains(type.getName()));
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(20);
  }
}
