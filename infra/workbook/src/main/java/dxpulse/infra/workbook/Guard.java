package dxpulse.infra.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dxpulse.infra.workbook.WorkbookRefused.Crafted;
import dxpulse.infra.workbook.WorkbookRefused.TooLarge;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Looks through a workbook before it is read, and refuses what would cost more than its reader
/// takes: bombs that unpack without end, entities, cells in columns that no sheet has, shared texts
/// that are not there, rows, tags, texts and styles for which there is no memory. The library that
/// reads it makes room for whatever the file claims.
///
/// It goes through every part with the parser that the library uses: where that stops, the library
/// stops, too.
public final class Guard {
  private static final int MOST_ARRAYS = 1000;
  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 33_000;
  private static final int LAST_COLUMN = 16_384;
  private static final int LETTERS = 26;

  // A reader keeps a tag, a row, and all shared texts and styles as a whole.
  private static final int LONGEST_TAG = 1_000_000;
  private static final int LONGEST_ROW = 4_000_000;
  private static final long MOST_KEPT = 40_000_000;
  private static final int COST = 60;
  private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");
  private static final Pattern ROW = Pattern.compile("[1-9][0-9]{0,6}");
  private static final Set<String> TEXTS = Set.of("v", "f", "si", "is");

  private static final XMLInputFactory XML = factory();

  private final Limits limits;
  private final Surveying surveying = new Surveying();
  private long bytes;
  private int rows;
  private int cells;
  private int arrays;
  private int sharedTexts;
  private int lastSharedText = -1;
  private int cellsOfRow;
  private int textOfRow;
  private long kept;
  private int unseen;
  private boolean watching;

  private Guard(Limits limits) {
    this.limits = limits;
  }

  /// @throws Crafted when it holds what no spreadsheet writes
  /// @throws TooLarge when it holds more than is taken
  public static Survey check(byte[] content, Limits limits) throws IOException {
    return check(ZipFile.builder().setByteArray(content), limits);
  }

  /// The same for a file that is not taken into memory.
  public static Survey check(Path file, Limits limits) throws IOException {
    return check(ZipFile.builder().setPath(file), limits);
  }

  private static Survey check(ZipFile.Builder opening, Limits limits) throws IOException {
    Guard guard = new Guard(limits);
    try (ZipFile zip = opening.get()) {
      int parts = 0;
      for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
        ZipArchiveEntry part = all.nextElement();
        parts++;
        if (parts > limits.parts()) {
          throw new TooLarge();
        }
        guard.surveying.begin(part.getName());
        try (InputStream in = guard.counted(zip.getInputStream(part))) {
          guard.walk(in);
          // What follows the end of the document counts, too.
          var _ = in.transferTo(OutputStream.nullOutputStream());
        }
        guard.surveying.end();
      }
    }
    if (guard.lastSharedText >= guard.sharedTexts) {
      throw new Crafted("a shared text that is not there");
    }
    return guard.surveying.survey();
  }

  private void walk(InputStream in) {
    int before = sharedTexts;
    sharedTexts = 0;
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(in);
      String text = null;
      StringBuilder collected = new StringBuilder();
      boolean shared = false;
      int depth = 0;
      cellsOfRow = -1;
      watching = true;
      while (xml.hasNext()) {
        unseen = 0;
        switch (xml.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_DECLARATION ->
              throw new Crafted("a document type");
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            if (depth > DEEPEST) {
              throw new Crafted("more than " + DEEPEST + " elements in each other");
            }
            String name = xml.getLocalName();
            start(name, xml);
            surveying.element(name, xml);
            if (name.equals("c")) {
              shared = "s".equals(xml.getAttributeValue(null, "t"));
            }
            if (text == null && TEXTS.contains(name)) {
              text = name;
              collected.setLength(0);
            }
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (text != null) {
              collected.append(xml.getText());
              if (collected.length() > LONGEST_TEXT) {
                throw new Crafted("a text of more than " + LONGEST_TEXT + " characters");
              }
              textOfRow += xml.getTextLength();
              if (cellsOfRow >= 0 && textOfRow > LONGEST_ROW) {
                throw new Crafted("a row of more than " + LONGEST_ROW + " characters");
              }
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            if (xml.getLocalName().equals("row")) {
              cellsOfRow = -1;
            }
            if (xml.getLocalName().equals(text)) {
              if (shared && "v".equals(text)) {
                lastSharedText = Math.max(lastSharedText, index(collected.toString()));
              }
              if ("si".equals(text)) {
                keep(collected.length());
              }
              text = null;
            }
          }
          default -> {
            // Comments and the like say nothing.
          }
        }
      }
    } catch (XMLStreamException notXml) {
      // A picture, or broken: nobody reads further than here.
    } finally {
      watching = false;
      sharedTexts = Math.max(sharedTexts, before);
    }
  }

  private void start(String name, XMLStreamReader xml) {
    switch (name) {
      case "row" -> {
        rows++;
        require(rows <= limits.rows());
        String number = xml.getAttributeValue(null, "r");
        if (number != null && !ROW.matcher(number).matches()) {
          throw new Crafted("the row " + number);
        }
        cellsOfRow = 0;
        textOfRow = 0;
      }
      case "c" -> {
        cells++;
        require(cells <= limits.cells());
        // Elsewhere, as in the order of calculation, cells are listed without end.
        cellsOfRow += cellsOfRow < 0 ? 0 : 1;
        if (cellsOfRow > LAST_COLUMN) {
          throw new Crafted("a row of more than " + LAST_COLUMN + " cells");
        }
        place(xml.getAttributeValue(null, "r"));
      }
      case "si" -> sharedTexts++;
      case "xf" -> keep(0);
      case "numFmt" -> {
        String code = xml.getAttributeValue(null, "formatCode");
        keep(code == null ? 0 : code.length());
      }
      case "f" -> {
        if ("array".equals(xml.getAttributeValue(null, "t"))) {
          arrays++;
          require(arrays <= MOST_ARRAYS);
        }
      }
      default -> {
        // Nothing that grows.
      }
    }
  }

  private void keep(int characters) {
    kept += COST + 2L * characters;
    require(kept <= MOST_KEPT);
  }

  private static void place(@Nullable String cell) {
    if (cell == null) {
      return;
    }
    boolean exists = CELL.matcher(cell).matches();
    int column = 0;
    for (int at = 0; exists && Character.isLetter(cell.charAt(at)); at++) {
      column = column * LETTERS + cell.charAt(at) - 'A' + 1;
    }
    if (!exists || column > LAST_COLUMN) {
      throw new Crafted("the cell " + (cell.length() > 20 ? cell.substring(0, 20) : cell));
    }
  }

  private static int index(String text) {
    try {
      return text.isEmpty() ? -1 : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new Crafted("the shared text " + text);
    }
  }

  private InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      private long part;

      @Override
      public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
      }

      private void count(int read) {
        part += read;
        bytes += read;
        unseen += read;
        require(!watching || unseen <= LONGEST_TAG);
        require(part <= limits.bytesOfAPart() && bytes <= limits.bytes());
      }
    };
  }

  private static void require(boolean bounded) {
    if (!bounded) {
      throw new TooLarge();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
