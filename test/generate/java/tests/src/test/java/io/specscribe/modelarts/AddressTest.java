package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest extends ServerTest {
  @ParameterizedTest
  @ValueSource(strings = {Regions.EU_DE, "eu-nl", "mars-1"})
  void takesKnownAndUnknownRegions(String region) {
    String expected = "https://modelarts." + region + ".otc.t-systems.com";
    assertTrue(ModelArtsClient.builder().region(region).build().toString().contains(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example/", "a@b", "", "x#", "a b"})
  void takesNoRegionThatNamesAnotherHost(String region) {
    assertThrows(IllegalArgumentException.class, () -> ModelArtsClient.builder().region(region));
  }

  @Test
  void hasADefaultAndTakesAnyAddress() {
    assertTrue(ModelArtsClient.builder().build().toString().contains("https://modelarts.eu-de."));
    String shown = ModelArtsClient.builder().baseUrl("http://localhost:1/base/").build().toString();
    assertEquals("ModelArtsClient[baseUrl=http://localhost:1/base, projectId=null]", shown);
  }

  @Test
  void putsTheProjectIntoThePath() {
    server.replies(StubServer.json("{}"));
    client.listFlavors().execute();
    client.toBuilder().projectId("other/../project").build().listFlavors().execute();
    assertEquals("/v1/p1/notebooks/flavors", server.seen.get(0).target());
    assertEquals("/v1/other%2F..%2Fproject/notebooks/flavors", server.seen.get(1).target());
    assertEquals(TOKEN, server.header(1, "x-auth-token").orElseThrow());
  }

  @Test
  void asksForAProject() {
    ModelArtsClient none = ModelArtsClient.builder().baseUrl(server.url()).build();
    assertThrows(IllegalStateException.class, none::listFlavors);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void refusesAnArgumentThatMakesAnotherPath(String id) {
    assertThrows(IllegalArgumentException.class, () -> client.deleteNotebook(id));
    assertThrows(NullPointerException.class, () -> client.deleteNotebook(null));
  }

  @Test
  void callsNothingOnceItIsClosed() {
    client.close();
    var call = client.listFlavors();
    assertThrows(IllegalStateException.class, call::execute);
  }
}
