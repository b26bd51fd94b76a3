package dev.earthshine.http.transport;

import dev.earthshine.http.message.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hc.core5.http.Header;

/**
 * Header text between strings and the bytes on the wire, which HttpClient is made to show as Latin-1. Out it goes as UTF-8;
 * what comes in is UTF-8 where it can be and Latin-1 otherwise.
 */
final class HcHeaders {
  private HcHeaders() {}

  static String toWire(String text) {
    return isAscii(text)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static String fromWire(String bytes) {
    if (isAscii(bytes)) {
      return bytes;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return bytes;
    }
  }

  static Headers received(Iterator<? extends Header> headers) {
    List<Headers.Field> fields = new ArrayList<>();
    while (headers.hasNext()) {
      Header header = headers.next();
      String value = header.getValue();
      fields.add(
          new Headers.Field(fromWire(header.getName()), value == null ? "" : fromWire(value)));
    }
    return Headers.asReceived(fields);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
