package dxpulse.publication.chart.raster;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dxpulse.publication.chart.ScanCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// QR codes (ISO/IEC 18004) by ZXing.
public final class QrCodes implements ScanCode.Press {
  private static final int EDGE = 4;

  // What a code of 41 squares takes, each of which is then wide enough on 18 mm of paper.
  private static final int LONGEST = 106;

  @Override
  public Optional<ScanCode> of(String address) {
    if (address.isEmpty()
        || address.length() > LONGEST
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(address)) {
      return Optional.empty();
    }
    try {
      ByteMatrix squares = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
      return Optional.of(new ScanCode(squares.getWidth() + 2 * EDGE, path(squares)));
    } catch (WriterException impossible) {
      throw new IllegalStateException(address, impossible);
    }
  }

  /// From left to right, row by row: the gap, then the dark squares.
  private static String path(ByteMatrix squares) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < squares.getHeight(); y++) {
      int end = -1;
      for (int x = 0; x < squares.getWidth(); x++) {
        if (squares.get(x, y) == 1) {
          int start = x;
          while (x < squares.getWidth() && squares.get(x, y) == 1) {
            x++;
          }
          if (end < 0) {
            path.append('M').append(start + EDGE).append(' ').append(y + EDGE).append(".5");
          } else {
            path.append('m').append(start - end).append(" 0");
          }
          path.append('h').append(x - start);
          end = x;
        }
      }
    }
    return path.toString();
  }
}
