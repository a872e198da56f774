package io.specscribe.modelarts;

import static org.junit.jupiter.api.Assertions.*;

import io.specscribe.modelarts.model.CreateNotebookRequest;
import io.specscribe.modelarts.model.ImageRegRequest;
import io.specscribe.modelarts.model.NotebookFlavor;
import io.specscribe.modelarts.model.NotebookResp;
import io.specscribe.modelarts.model.VolumeReq;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a service does that no page says. */
class TomorrowTest extends ServerTest {
  private static final String BODY =
      "{\"status\":\"HIBERNATED\",\"id\":\"n1\",\"quantum\":{\"bits\":7},\"lease\":{\"type\":\"moon\",\"phase\":1}}";

  @Test
  void keepsValuesAndFields() throws Exception {
    server.replies(StubServer.json(BODY));
    NotebookResp notebook = client.showNotebook("n1").execute();
    assertEquals("HIBERNATED", notebook.getStatus());
    assertNotEquals(Values.NotebookRespStatus.RUNNING, notebook.getStatus());
    assertEquals(Map.of("quantum", Map.of("bits", 7)), notebook.otherFields());
    assertEquals(Map.of("phase", 1), notebook.getLease().otherFields());
    assertEquals(Json.MAPPER.readTree(BODY), Json.tree(notebook));
  }

  @Test
  void sendsValuesAndFields() {
    server.replies(StubServer.json("{}"));
    VolumeReq volume =
        new VolumeReq().category("FLOPPY").ownership("MANAGED").otherField("speed", 1);
    client
        .createNotebook(
            new CreateNotebookRequest().flavor("f").imageId("i").name("n").volume(volume))
        .execute();
    String sent = server.seen.get(0).text();
    assertTrue(sent.contains("\"category\":\"FLOPPY\"") && sent.contains("\"speed\":1"), sent);
  }

  @Test
  void sendsNoDefaultOfItsOwnAndNullWhereItIsAskedFor() {
    server.replies(StubServer.json("{}"));
    client.listImage().execute();
    client.registerImage(new ImageRegRequest().swrPath("p")).execute();
    client
        .registerImage(new ImageRegRequest().swrPath("p").otherField("description", null))
        .execute();
    assertEquals("/v1/p1/images", server.seen.get(0).target());
    assertEquals("{\"swr_path\":\"p\"}", server.seen.get(1).text());
    assertEquals("{\"swr_path\":\"p\",\"description\":null}", server.seen.get(2).text());
  }

  @Test
  void readsScalarsOfAnotherType() {
    server.replies(StubServer.json("{\"total\":\"12\",\"data\":[{\"name\":7,\"free\":\"true\"}]}"));
    var answer = client.listFlavors().execute();
    NotebookFlavor flavor = answer.getData().get(0);
    assertEquals(12, answer.getTotal());
    assertEquals("7", flavor.getName());
    assertTrue(flavor.getFree());
  }

  @Test
  void roundsNothing() {
    server.replies(
        StubServer.json(
            "{\"total\":9223372036854775807,\"big\":9223372036854775808,\"long\":0.12345678901234567890}"),
        StubServer.json("{\"total\":9223372036854775808}"),
        StubServer.json("{\"total\":null}"));
    var answer = client.listFlavors().execute();
    assertEquals(Long.MAX_VALUE, answer.getTotal());
    assertEquals(new BigInteger("9223372036854775808"), answer.otherFields().get("big"));
    assertEquals("0.12345678901234567890", answer.otherFields().get("long").toString());
    var beyond = client.listFlavors().execute();
    assertNull(beyond.getTotal());
    assertEquals(new BigInteger("9223372036854775808"), beyond.otherFields().get("total"));
    assertNull(client.listFlavors().execute().getTotal());
  }

  @Test
  void readsASuccessThatPagesGiveNoBody() {
    server.replies(StubServer.reply(201, "{\"id\":\"n1\"}"), StubServer.reply(204, ""));
    assertEquals("n1", client.registerImage(new ImageRegRequest().swrPath("p")).execute().getId());
    assertNull(client.deleteImage("i").execute());
  }

  @Test
  void readsWholeNumbersHoweverTheyAreWritten() {
    server.replies(StubServer.json("{\"total\":1080.0}"), StubServer.json("{\"total\":1.5e3}"));
    assertEquals(1080, client.listFlavors().execute().getTotal());
    assertEquals(1500, client.listFlavors().execute().getTotal());
  }

  @Test
  void namesWhatMustBeGiven() {
    VolumeReq volume = new VolumeReq().ownership("MANAGED");
    var request = new CreateNotebookRequest().flavor("f").imageId("i").volume(volume);
    var unnamed = client.createNotebook(request);
    var error = assertThrows(IllegalArgumentException.class, unnamed::execute);
    assertEquals("name: must be given", error.getMessage());
    var deep = client.createNotebook(request.name("n"));
    error = assertThrows(IllegalArgumentException.class, deep::execute);
    assertEquals("volume.category: must be given", error.getMessage());
    assertEquals(0, server.seen.size());
  }

  @Test
  void aFieldThatIsSetStandsForWhatCame() {
    server.replies(StubServer.json("{\"total\":\"7\"}"));
    var answer = client.listFlavors().execute();
    assertEquals("7", answer.otherFields().get("total"));
    assertEquals("{\"total\":8}", Json.tree(answer.total(8)).toString());
  }

  @Test
  void showsNoSecrets() {
    String shown =
        new VolumeReq()
            .category("a")
            .otherField("adminPass", "x\"y")
            .otherField("next_token", "m")
            .otherField("tokens", Map.of("secret", 5))
            .toString();
    assertEquals(
        "VolumeReq{\"category\":\"a\",\"adminPass\":\"[redacted]\",\"next_token\":\"m\","
            + "\"tokens\":{\"secret\":\"[redacted]\"}}",
        shown);
  }

  @Test
  void comparesByWhatItHolds() {
    VolumeReq one = new VolumeReq().category("EVS").otherField("a", 1);
    VolumeReq same = new VolumeReq().otherField("a", 1).category("EVS");
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertNotEquals(one, new VolumeReq().category("EVS"));
    assertEquals("VolumeReq{\"category\":\"EVS\",\"a\":1}", one.toString());
  }
}
