package dxpulse.publication.page.http;

import dxpulse.publication.edge.FileAnswers;
import dxpulse.publication.page.DrawnFiles;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Whoever asks for a file while too many others are being drawn is told to ask again.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DrawingAdvice {
  @ExceptionHandler
  ResponseEntity<byte[]> busy(DrawnFiles.Busy busy) {
    return FileAnswers.busy();
  }
}
