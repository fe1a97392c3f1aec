package dxpulse.indicator.edge;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.infra.element.ServedElement;
import dxpulse.infra.element.StaffElement;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import java.util.List;

/// Serves the page for staff, a custom element, and the card that the shell reads.
@Controller("/ui/indicator")
class StaffPage {
  private static final String TAG = "dxp-catalogue";

  private final ServedElement element =
      ServedElement.of(
          "indicator",
          new StaffElement(
                  TAG,
                  new LocalizedText("指標", "Indicators"),
                  List.of(),
                  List.of(
                      "dxp-frame",
                      TAG + "-words",
                      TAG + "-style",
                      TAG + "-faults",
                      TAG + "-differences",
                      TAG + "-trail",
                      TAG + "-values",
                      TAG + "-indicator",
                      TAG + "-form",
                      TAG + "-import"))
              .ofAllPeriods());

  @Get("/ui.json")
  HttpResponse<byte[]> card() {
    return HttpResponse.ok(element.card())
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-cache");
  }

  @Get("/{file}")
  HttpResponse<byte[]> module(@PathVariable String file) {
    return element
        .file(file)
        .map(content ->
            HttpResponse.ok(content)
                .contentType(MediaType.of(ServedElement.SCRIPT))
                .header("Cache-Control", ServedElement.FOR_EVER))
        .orElseGet(HttpResponse::notFound);
  }
}
