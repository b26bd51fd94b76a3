package dev.earthshine.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earthshine.engine.value.Safepoint;
import dev.earthshine.http.json.JsonDecoder;
import dev.earthshine.http.json.JsonEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.luaj.vm2.LuaValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A list of 1000 records between bytes and tables; beside it, Jackson between bytes and Java maps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class JsonBenchmark {
  /** Ours, or Jackson's ObjectMapper. */
  @Param({"earthshine", "jackson"})
  public String subject = "earthshine";

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonDecoder decoder = new JsonDecoder(Safepoint.NONE);
  private byte[] document = {};
  private LuaValue table = LuaValue.NIL;
  private Object map = List.of();

  /** Makes the document, and reads it in both ways. */
  @Setup
  public void document() throws IOException {
    List<Map<String, Object>> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", i);
      entry.put("name", "record number " + i);
      entry.put("price", i * 1.25);
      entry.put("visible", i % 2 == 0);
      entry.put("tags", List.of("first", "second", "grün"));
      records.add(entry);
    }
    document = mapper.writeValueAsString(records).getBytes(StandardCharsets.UTF_8);
    table = decoder.decode(document);
    map = mapper.readValue(document, Object.class);
  }

  /** Bytes to tables or maps. */
  @Benchmark
  public Object decode() throws IOException {
    return subject.equals("jackson")
        ? mapper.readValue(document, Object.class)
        : decoder.decode(document);
  }

  /** Tables or maps to bytes. */
  @Benchmark
  public byte[] encode() throws JsonProcessingException {
    return subject.equals("jackson")
        ? mapper.writeValueAsBytes(map)
        : JsonEncoder.compact().encode(table);
  }
}
