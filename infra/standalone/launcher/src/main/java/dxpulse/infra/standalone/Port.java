package dxpulse.infra.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// A loopback port of the platform, and the variable that changes it.
public enum Port {
  PORTAL("DXPULSE_PORT_PORTAL", 8080),
  INGESTION("DXPULSE_PORT_INGESTION", 8081),
  INDICATOR("DXPULSE_PORT_INDICATOR", 8082),
  KPI_SCORING("DXPULSE_PORT_KPI_SCORING", 8083),
  ROADMAP("DXPULSE_PORT_ROADMAP", 8084),
  PUBLICATION("DXPULSE_PORT_PUBLICATION", 8085),
  SIGN_IN("DXPULSE_PORT_SIGN_IN", 8090),
  KAFKA("DXPULSE_PORT_KAFKA", 19092),
  KAFKA_CONTROLLER("DXPULSE_PORT_KAFKA_CONTROLLER", 19093),
  MONGO("DXPULSE_PORT_MONGO", 27018),
  REDIS("DXPULSE_PORT_REDIS", 16379);

  private static final int LOWEST_FREE = 10_000;
  private static final int HIGHEST_FREE = 19_000;

  private final String variable;
  private final int standard;

  Port(String variable, int standard) {
    this.variable = variable;
    this.standard = standard;
  }

  /// The environment variable that changes it.
  public String variable() {
    return variable;
  }

  /// @throws IllegalArgumentException when the variable holds no port
  public int in(Map<String, String> environment) {
    String text = environment.getOrDefault(variable, "").strip();
    if (text.isEmpty()) {
      return standard;
    }
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException(
          variable + ": \"" + text + "\" (expected: a port, 1 to 65535)");
    }
    return number;
  }

  /// Whether something listens there.
  public static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  /// Whether a server could be bound there now.
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /// A port that is free at this moment, for tests: below those that systems give to outgoing
  /// connections, so that none is taken between its choice and its use.
  public static int free() {
    return ThreadLocalRandom.current()
        .ints(LOWEST_FREE, HIGHEST_FREE)
        .filter(Port::isFree)
        .findFirst()
        .orElseThrow();
  }
}
