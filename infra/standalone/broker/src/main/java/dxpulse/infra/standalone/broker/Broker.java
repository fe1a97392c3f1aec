package dxpulse.infra.standalone.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// Starts the broker: `Broker <settings> <data>`. Its data folder is formatted the first time, in
/// the same program: one of its own would have to start first.
public final class Broker {
  private Broker() {}

  public static void main(String[] args) {
    String settings = args[0];
    if (!Files.isRegularFile(Path.of(args[1], "meta.properties"))) {
      // An identifier that never begins with a dash, which the tool would take for an option.
      String cluster = Uuid.randomUuid().toString();
      int status =
          StorageTool.execute(new String[] {"format", "-t", cluster, "-c", settings}, System.out);
      if (status != 0) {
        System.exit(status);
      }
    }
    Kafka.main(new String[] {settings});
  }
}
