package dxpulse.infra.element.spring;

import dxpulse.infra.element.ServedElement;
import dxpulse.infra.element.StaffElement;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves a Spring service's custom element, and the card that the shell reads. To be imported,
/// whether the service answers by threads or by events.
@RestController
public class StaffElements {
  private static final MediaType SCRIPT = MediaType.parseMediaType(ServedElement.SCRIPT);

  private final List<ServedElement> elements;

  StaffElements(
      @Value("${spring.application.name}") String service, ObjectProvider<StaffElement> elements) {
    this.elements = elements.stream().map(each -> ServedElement.of(service, each)).toList();
  }

  @GetMapping("/ui/${spring.application.name}/ui.json")
  ResponseEntity<byte[]> card() {
    return elements.stream()
        .findFirst()
        .map(element ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(element.card()))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @GetMapping("/ui/${spring.application.name}/{file}.js")
  ResponseEntity<byte[]> module(@PathVariable String file) {
    return elements.stream()
        .map(element -> element.file(file + ".js"))
        .flatMap(Optional::stream)
        .findFirst()
        .map(content ->
            ResponseEntity.ok()
                .contentType(SCRIPT)
                .header(HttpHeaders.CACHE_CONTROL, ServedElement.FOR_EVER)
                .body(content))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
