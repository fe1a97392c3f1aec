package dxpulse.infra.deployment;

import static dxpulse.infra.deployment.Repository.map;
import static dxpulse.infra.deployment.Repository.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final List<String> PLAIN =
      Topics.ALL.stream().filter(topic -> !Topics.COMPACTED.contains(topic)).toList();

  @Test
  void areTheContractsTopicsOnDocker() {
    String script = Repository.text("infra/images/create-topics");

    assertThat(List.of(quoted(script, "plain").split(" "))).hasSameElementsAs(PLAIN);
    assertThat(List.of(quoted(script, "compacted").split(" "))).hasSameElementsAs(Topics.COMPACTED);
    assertThat(script).contains("partitions=" + Topics.PARTITIONS + "\n");
  }

  @Test
  void areTheContractsTopicsInKubernetes() {
    Map<String, Object> topics = map(Repository.yaml("charts/dxpulse/values.yaml").get("topics"));

    assertThat(texts(topics.get("plain")).stream().map("dxpulse."::concat))
        .hasSameElementsAs(PLAIN);
    assertThat(texts(topics.get("compacted")).stream().map("dxpulse."::concat))
        .hasSameElementsAs(Topics.COMPACTED);
    assertThat(topics).containsEntry("partitions", Topics.PARTITIONS);
  }

  private static String quoted(String script, String name) {
    Matcher matcher = Pattern.compile("(?m)^" + name + "='([^']*)'$").matcher(script);
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }
}
