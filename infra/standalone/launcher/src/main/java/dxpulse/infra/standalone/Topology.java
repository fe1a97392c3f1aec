package dxpulse.infra.standalone;

import dxpulse.contracts.types.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// The topics that the platform needs, as the contract says.
public final class Topology {
  private Topology() {}

  /// Creates what is missing on a broker.
  public static void create(String bootstrap) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (String topic : Topics.ALL) {
        boolean compacted = Topics.COMPACTED.contains(topic);
        missing.add(
            new NewTopic(topic, Topics.PARTITIONS, (short) 1)
                .configs(
                    compacted
                        ? Map.of("cleanup.policy", "compact")
                        : Map.of("retention.ms", "-1")));
        missing.add(
            new NewTopic(Topics.deadLettersOf(topic), Topics.PARTITIONS, (short) 1)
                .configs(Map.of("retention.ms", "-1")));
      }
      missing.removeIf(topic -> existing.contains(topic.name()));
      admin.createTopics(missing).all().get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("topics could not be created", failed.getCause());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(hurried);
    }
  }
}
