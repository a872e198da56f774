import com.fasterxml.jackson.databind.ObjectMapper;
import io.specscribe.modelarts.ApiException;
import io.specscribe.modelarts.ModelArtsClient;
import io.specscribe.modelarts.OperationsApi.ShowNotebookCall.State;
import io.specscribe.modelarts.model.CreateNotebookRequest;
import io.specscribe.modelarts.model.UpdateNotebookRequest;
import java.time.Duration;

public class Story {
  static final String NOTEBOOK =
      """
      {
        "name": "story",
        "flavor": "modelarts.vm.cpu.2u",
        "image_id": "7be3c6d8-05a1-4c92-a3f7-94d1b80e62f5",
        "volume": {"category": "EVS", "ownership": "MANAGED", "capacity": 5}
      }
      """;

  static void check(String what, Object got, Object wanted) {
    if (!wanted.equals(got)) throw new AssertionError(what + ": " + got + ", not " + wanted);
  }

  static void refused(String code, Runnable call) {
    try {
      call.run();
    } catch (ApiException error) {
      check(code, error.code().orElse(""), code);
      return;
    }
    throw new AssertionError(code + " was expected");
  }

  public static void main(String[] arguments) throws Exception {
    try (var client =
        ModelArtsClient.builder()
            .baseUrl(System.getenv("SANDBOX_URL"))
            .token("t")
            .projectId("java")
            .waitInterval(Duration.ofMillis(50))
            .build()) {
      var mapper = new ObjectMapper();
      var made = client.createNotebook(mapper.readValue(NOTEBOOK, CreateNotebookRequest.class)).execute();
      check("the state of a new notebook", String.valueOf(made.getStatus()), "CREATING");
      var id = made.getId();
      client.showNotebook(id).waitUntil(State.RUNNING);
      check("the notebooks", client.listNotebooks().name("tor").execute().getData().size(), 1);
      refused("ModelArts.6304", () -> client.deleteNotebook(id).execute());
      client.stopNotebook(id).execute();
      client.showNotebook(id).waitUntil(State.STOPPED);
      var update = mapper.readValue("{\"description\": \"revised\"}", UpdateNotebookRequest.class);
      check("the description", client.updateNotebook(id).body(update).execute().getDescription(), "revised");
      client.deleteNotebook(id).execute();
      client.showNotebook(id).waitUntilGone();
      refused("ModelArts.6309", () -> client.showNotebook(id).execute());
      System.out.println("the story is told");
    }
  }
}
