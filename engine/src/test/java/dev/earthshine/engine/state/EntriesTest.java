package dev.earthshine.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EntriesTest {
  private final Entries entries = new Entries();

  @Test
  void behaveLikeAMap() {
    assertThat(entries.put("a", 1)).isNull();
    assertThat(entries.put("a", 2)).isEqualTo(1);
    assertThat(entries.put("nothing", null)).isNull();
    assertThat(entries).containsEntry("a", 2).containsKey("nothing").hasSize(2);
    assertThat(entries.remove("a")).isEqualTo(2);
    assertThat(entries).doesNotContainKey("a").hasSize(1);
    entries.clear();
    assertThat(entries).isEmpty();
  }

  @Test
  void changeThroughTheirEntrySet() {
    entries.put("a", 1);
    Iterator<Map.Entry<String, Object>> all = entries.entrySet().iterator();
    all.next().setValue(2);
    assertThat(entries.get("a")).isEqualTo(2);
    all.remove();
    assertThat(entries).isEmpty();
  }

  @Test
  void aPlaceShowsEveryChangeUntilItsNameIsRemoved() {
    entries.put("a", 1);
    Entries.Place place = Objects.requireNonNull(entries.place("a"));
    entries.put("a", 2);
    assertThat(place.value()).isEqualTo(2);
    place.set(3);
    assertThat(entries.get("a")).isEqualTo(3);
    entries.remove("a");
    entries.put("a", 4);
    assertThat(place.isRemoved()).isTrue();
    assertThat(entries.place("a")).isNotSameAs(place);
  }

  @Test
  void clearingRemovesEveryPlace() {
    entries.put("a", 1);
    Entries.Place place = Objects.requireNonNull(entries.place("a"));
    entries.clear();
    assertThat(place.isRemoved()).isTrue();
  }
}
