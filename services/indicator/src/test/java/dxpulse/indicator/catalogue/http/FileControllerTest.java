package dxpulse.indicator.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.indicator.SampleDefinitions;
import dxpulse.indicator.catalogue.Announcements;
import dxpulse.indicator.catalogue.DefineIndicator;
import dxpulse.indicator.catalogue.InMemoryCatalogue;
import dxpulse.indicator.catalogue.csv.CsvSheets;
import dxpulse.indicator.catalogue.csv.CsvTemplate;
import dxpulse.indicator.catalogue.sheet.SheetWriters;
import dxpulse.indicator.catalogue.workbook.WorkbookTemplate;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What becomes of a file when something goes wrong while it is written.
class FileControllerTest {
  private static final String TWO =
      """
      コード,名称,単位,方向,値の性質,頻度,所管課,適用開始年度
      N1,一,件,高いほど良い,期間の合計,毎月,dx,2024年度
      N2,二,件,高いほど良い,期間の合計,毎月,dx,2024年度
      """;

  private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
  private final Announced announced = new Announced();
  private final FileController controller =
      new FileController(
          catalogue,
          new DefineIndicator(catalogue, announced),
          announced,
          new CsvSheets(),
          new SheetWriters(new WorkbookTemplate(), CsvTemplate.utf8(), CsvTemplate.cp932()),
          Clock.systemUTC());

  @Test
  void kafkaAwayInTheMiddleIsToldAndTheSameFileGoesOn() {
    announced.fails = "N2";
    HttpResponse<byte[]> away = write(TWO);
    announced.fails = "";
    HttpResponse<byte[]> again = write(TWO);

    assertThat(away.code()).isEqualTo(503);
    assertThat(away.header("Retry-After")).isNotNull();
    assertThat(json(away).get("detail").asString()).contains("send the file again");
    assertThat(again.code()).isEqualTo(200);
    // The second was saved and not announced: it is now.
    assertThat(json(again).get("rows").valueStream().map(row -> row.get("fate").asString()))
        .containsExactly("UNCHANGED", "UNCHANGED");
    assertThat(announced.codes).containsExactly("N1", "N2");
    assertThat(catalogue.all()).allSatisfy(each -> assertThat(each.versions()).hasSize(1));
  }

  @Test
  void aReasonIsAFieldOfTheFormAsLongAsItMayBe() {
    var unused = write(TWO);
    String reason = "計画の見直し。".repeat(200);

    HttpResponse<byte[]> answer = write("コード,単位\nN1,人\n", reason);

    assertThat(json(answer).at("/rows/0/fate").asString()).isEqualTo("CHANGED");
    assertThat(
            catalogue
                .find(SampleDefinitions.AOMORI, new IndicatorCode("N1"))
                .orElseThrow()
                .newest()
                .reason())
        .isEqualTo(reason);
  }

  @Test
  void whatSomebodyElseWritesMeanwhileIsNotOverwritten() {
    var unused = write(TWO);
    announced.meanwhile =
        () -> {
          IndicatorDefined second =
              catalogue.find(SampleDefinitions.AOMORI, new IndicatorCode("N2")).orElseThrow();
          catalogue.save(
              DefineIndicator.outcome(
                      SampleDefinitions.AOMORI,
                      second.code(),
                      second,
                      SampleDefinitions.trained("9"))
                  .definition());
        };

    HttpResponse<byte[]> answer = write("コード,単位,変更の理由\nN1,人,x\nN2,人,x\n");

    assertThat(answer.code()).isEqualTo(409);
    assertThat(
            catalogue
                .find(SampleDefinitions.AOMORI, new IndicatorCode("N2"))
                .orElseThrow()
                .newest()
                .name()
                .ja())
        .isEqualTo("研修受講者数");
  }

  private HttpResponse<byte[]> write(String csv) {
    return write(csv, "");
  }

  private HttpResponse<byte[]> write(String csv, String reason) {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\n"
            + reason
            + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
            + csv
            + "\r\n--b--\r\n";
    HttpRequest<?> request =
        HttpRequest.POST("/api/indicators/import", form)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .setAttribute(
                "dxpulse.caller",
                Caller.of(
                    Map.of(
                        "sub", "office-1", "organization", "020001", "roles", List.of("office"))));
    return controller.take(request, form.getBytes(StandardCharsets.UTF_8), "false", null);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  private static final class Announced implements Announcements {
    private final List<String> codes = new ArrayList<>();
    private String fails = "";
    private Runnable meanwhile = () -> {};

    @Override
    public void requireRoomFor(IndicatorDefined definition) {}

    @Override
    public void announce(IndicatorDefined definition) {
      if (definition.code().value().equals(fails)) {
        throw new NotAnnounced(new IllegalStateException("away"));
      }
      codes.add(definition.code().value());
      meanwhile.run();
      meanwhile = () -> {};
    }
  }
}
