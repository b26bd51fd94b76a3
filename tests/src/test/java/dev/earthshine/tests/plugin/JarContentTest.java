package dev.earthshine.tests.plugin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earthshine.tests.Jars;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JarContentTest {
  private static final Pattern UNRELOCATED = Pattern.compile(
      "(?<!dev/earthshine/shaded/)(org/luaj|org/apache/hc|com/fasterxml/jackson|org/objectweb/asm|org/slf4j)/");

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Jars.PLUGIN.toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void exactlyOneScriptEngineFactoryIsRegistered() throws IOException {
    String file = text("META-INF/services/javax.script.ScriptEngineFactory");
    assertThat(file.lines().filter(line -> !line.isBlank()))
        .singleElement()
        .asString()
        .startsWith("dev.earthshine.")
        .doesNotContain("luaj");
  }

  @Test
  void everyRegisteredProviderIsInTheJar() throws IOException {
    for (String file : names()) {
      if (file.matches("META-INF/services/.+")) {
        assertThat(text(file).lines().filter(line -> !line.isBlank()))
            .as(file)
            .isNotEmpty()
            .allMatch(provider -> jar.getEntry(provider.replace('.', '/') + ".class") != null);
      }
    }
  }

  @Test
  void everyClassIsBelowOurPackage() {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class"))
        .allMatch(name -> name.startsWith("dev/earthshine/"));
  }

  @Test
  void nothingElseIsInTheJarButItsMetadataAndThePublicSuffixList() {
    assertThat(names())
        .filteredOn(name -> !name.endsWith("/") && !name.startsWith("dev/earthshine/"))
        .filteredOn(name -> !name.startsWith("META-INF/services/"))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/THIRD-PARTY.txt",
            "org/publicsuffix/list/effective_tld_names.dat");
  }

  @Test
  void noClassNamesALibraryByItsOriginalName() throws IOException {
    for (JarEntry entry :
        jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
      try (InputStream in = jar.getInputStream(entry)) {
        String constants = new String(in.readAllBytes(), ISO_8859_1);
        assertThat(UNRELOCATED.matcher(constants).find()).as(entry.getName()).isFalse();
      }
    }
  }

  @Test
  void theManifestTellsHostsWhatTheyNeed() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Implementation-Title")).isEqualTo("Earthshine");
    assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(manifest.getValue("JMeter-Skip-Class-Scanning")).isEqualTo("true");
    assertThat(manifest.getValue("Provide-Capability"))
        .isEqualTo("osgi.serviceloader;osgi.serviceloader=\"javax.script.ScriptEngineFactory\"");
    assertThat(manifest.getValue("Require-Capability")).contains("osgi.serviceloader.registrar");
    assertThat(manifest.getValue("Multi-Release")).isNull();
  }

  @Test
  void theJarCanBeUsedAsAModule() {
    StringWriter description = new StringWriter();
    PrintWriter out = new PrintWriter(description);
    int code = ToolProvider.findFirst("jar")
        .orElseThrow()
        .run(out, out, "--describe-module", "--file", Jars.PLUGIN.toString());
    assertThat(code).as(description.toString()).isZero();
    assertThat(description.toString())
        .contains("dev.earthshine", "automatic")
        .contains("provides javax.script.ScriptEngineFactory with dev.earthshine.");
  }

  @Test
  void theLicencesOfAllPartsAreThere() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
    assertThat(text("META-INF/THIRD-PARTY.txt"))
        .contains("Copyright (c) 2007 LuaJ")
        .contains("INRIA, France Telecom")
        .contains("QOS.ch")
        .contains("Apache HttpComponents Core HTTP/2")
        .contains("Tatu Saloranta")
        .contains("Werner Randelshofer", "Daniel Lemire", "The fast_float authors", "Tim Buktu")
        .contains("Mozilla Public License Version 2.0");
  }

  private List<String> names() {
    return jar.stream().map(JarEntry::getName).toList();
  }

  private String text(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
