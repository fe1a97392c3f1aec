package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the code of a service binds is what the AsyncAPI document says of it.
///
/// A service names a topic (`Topics.…`, or a destination of its binder) where it reads it, and
/// sends an event by its type, through the codec, which knows the topic.
class BindingsTest {
  private static final Pattern READ = Pattern.compile("\\bTopics\\.([A-Z_]+)\\b");
  private static final Pattern DESTINATION = Pattern.compile("(?m)destination:(.*)$");
  private static final Pattern TOPIC = Pattern.compile("dxpulse\\.[a-z]+\\.[a-z]+");
  private static final Pattern SENT =
      Pattern.compile("\\b(?:record|headers)\\(\\s*EventType\\.([A-Z_]+)");
  private static final Pattern WRITTEN_OUT =
      Pattern.compile("\"(?:" + String.join("|", Topics.ALL).replace(".", "\\.") + ")\"");

  static Set<String> services() {
    return Checkout.services();
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceReadsWhatTheContractSaysItReceives(String service) {
    Set<String> read = new TreeSet<>();
    for (Path file : sources(service)) {
      found(READ, Checkout.text(file)).forEach(name -> read.add(topic(name)));
    }
    String settings =
        Checkout.text("services/%s/src/main/resources/application.yml".formatted(service));
    found(DESTINATION, settings).forEach(line -> read.addAll(whole(TOPIC, line)));

    assertThat(read).isEqualTo(operations(service, "receive"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceSendsWhatTheContractSaysItSends(String service) {
    Set<String> sent = new TreeSet<>();
    for (Path file : sources(service)) {
      found(SENT, Checkout.text(file)).forEach(name -> sent.add(topic(name)));
    }

    assertThat(sent).isEqualTo(operations(service, "send"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void noTopicIsWrittenOutInCode(String service) {
    assertThat(sources(service))
        .allSatisfy(file ->
            assertThat(whole(WRITTEN_OUT, Checkout.text(file))).as(file.toString()).isEmpty());
  }

  private static List<Path> sources(String service) {
    return Checkout.files(".java").stream()
        .filter(file -> file.startsWith("services/" + service + "/src/main"))
        .toList();
  }

  private static String topic(String constant) {
    try {
      return String.valueOf(Topics.class.getField(constant).get(null));
    } catch (ReflectiveOperationException unknown) {
      throw new AssertionError("Topics." + constant + ": no such topic", unknown);
    }
  }

  private static Set<String> operations(String service, String action) {
    var document = Checkout.yaml("contracts/asyncapi.yaml");
    Set<String> topics = new TreeSet<>();
    for (Object each : Checkout.map(document.get("operations")).values()) {
      var operation = Checkout.map(each);
      if (service.equals(operation.get("x-service")) && action.equals(operation.get("action"))) {
        String channel =
            String.valueOf(Checkout.map(operation.get("channel")).get("$ref"))
                .replace("#/channels/", "");
        var channels = Checkout.map(document.get("channels"));
        topics.add(String.valueOf(Checkout.map(channels.get(channel)).get("address")));
      }
    }
    return topics;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static List<String> whole(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(match -> match.group()).toList();
  }
}
