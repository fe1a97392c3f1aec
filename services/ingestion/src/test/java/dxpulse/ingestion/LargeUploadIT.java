package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.event.ObservationSubmitted;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@WithRealParts
class LargeUploadIT extends UploadStories {
  @BeforeAll
  void learnsTheCatalogue() {
    knows(SampleIndicators.trained("L1"));
  }

  @Test
  void aLongFileIsAnsweredAtOnceAndReadInTheBackground() {
    StringBuilder file = new StringBuilder("指標コード,期間,地域,値,備考\n");
    int rows = 12_000;
    for (int row = 0; row < rows; row++) {
      int month = row % 200;
      file.append("L1,")
          .append(2009 + month / 12)
          .append('年')
          .append(1 + month % 12)
          .append("月,")
          .append(AREAS.get(row / 200 % AREAS.size()))
          .append(',')
          .append(row % 1000 == 7 ? "約" : "")
          .append(row)
          .append(",髙①\n");
    }
    byte[] content = file.toString().getBytes(Charset.forName("windows-31j"));

    HttpResponse<String> answer = send("false", "長い.csv", content, "clerk");

    assertThat(answer.statusCode()).as(answer.body().substring(0, 200)).isEqualTo(202);
    assertThat(json(answer).get("state").asString()).isEqualTo("READING");
    assertThat(json(answer).get("rowsRead").asInt()).isEqualTo(5000);
    String path = "/api/ingestion/imports/" + json(answer).get("id").asString();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(path).get("state").asString()).isEqualTo("DONE"));
    JsonNode done = get(path);
    assertThat(done.get("rowsRead").asInt()).isEqualTo(rows);
    assertThat(done.get("progress").asDouble()).isEqualTo(1);
    // 200 months of four areas, each once; the one whose first figure is approximate has its turn
    // the second time, and what comes again is refused.
    int sent = 800;
    assertThat(done.get("accepted").asInt()).isEqualTo(sent);
    assertThat(done.get("refused").asInt()).isEqualTo(rows - sent);
    assertThat(done.get("rows").size()).as("as many as are shown").isEqualTo(10_000);
    assertThat(submitted("L1").stream().map(ObservationSubmitted::observationId).distinct())
        .hasSize(sent);

    HttpResponse<String> again = send("false", "長い.csv", content, "clerk");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          JsonNode end = get(path);
          assertThat(end.get("state").asString()).isEqualTo("DONE");
          assertThat(end.get("takenBefore").isNull()).isFalse();
        });
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(get(path).get("accepted").asInt()).isZero();
    assertThat(submitted("L1")).hasSize(sent);
  }

  // Municipalities of the prefecture, with their check digits.
  private static final List<String> AREAS = List.of("020001", "022012", "022021", "022039");

  @Test
  void aFileOf200MegabytesIsRefusedAsTooLarge() {
    HttpResponse<String> answer = send("true", "巨大.csv", List.of(zeros(200_000_000)), "clerk");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private static InputStream zeros(int length) {
    return new InputStream() {
      private int left = length;

      @Override
      public int read() {
        return left-- > 0 ? '0' : -1;
      }

      @Override
      public int read(byte[] into, int offset, int count) {
        if (left <= 0) {
          return -1;
        }
        int some = Math.min(left, count);
        Arrays.fill(into, offset, offset + some, (byte) '0');
        left -= some;
        return some;
      }
    };
  }

  @Test
  void numbersThatAreNoneAndPeriodsToComeHaveALocatedAnswer() {
    JsonNode answer =
        json(
            send(
                "true",
                "悪い.csv",
                "指標コード,期間,値\nL1,FY2024-Q1,1e400\nL1,FY2024-Q2,NaN\nL1,FY2099-Q1,1\nL98,FY2024-Q1,1\nL1,FY2024-Q3,"
                    + "9".repeat(400)
                    + "\n",
                "clerk"));

    assertThat(answer.get("rows").valueStream().map(row -> row.at("/errors/0/code").asString()))
        .containsExactly(
            "NOT_A_NUMBER",
            "NOT_A_NUMBER",
            "PERIOD_LIES_AHEAD",
            "UNKNOWN_INDICATOR",
            "NOT_A_NUMBER");
    assertThat(answer.get("rows").valueStream().map(row -> row.at("/errors/0/column").asString()))
        .containsExactly("値", "値", "期間", "指標コード", "値");
    assertThat(send("true", "重複.csv", "指標,期間,値,実績値\nL1,FY2024-Q1,1,2\n", "clerk").body())
        .contains("COLUMN_TWICE");
  }
}
