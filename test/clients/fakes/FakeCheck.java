package com.example.harbour;

import com.example.harbour.model.Ship;
import com.example.harbour.model.ShipRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class FakeCheck {
  private FakeCheck() {}

  public static void main(String[] args) {
    Fake fake =
        new Fake()
            .answer("createShip", new Ship().id("8").size(1))
            .answer("deleteShip", asked -> new Fake.Given(409, Map.of("error_code", "Harbour.1")))
            .answer(
                "listLogs",
                asked ->
                    new Fake.Given(
                        0,
                        asked.request().uri().toString().contains("marker")
                            ? "{\"logs\":[{\"id\":\"b\"}],\"page_info\":{}}"
                            : "{\"logs\":[{\"id\":\"a\"}],\"page_info\":{\"next_marker\":\"m\"}}"));
    try (HarbourClient made = fake.client()) {
      Operations client = made;
      Ship ship = client.showShip("7").execute();
      check(ship.getId().equals("7") && ship.getStatus().equals("AFLOAT"));
      check(client.createShip(new ShipRequest().name("Ada")).execute().getId().equals("8"));
      try {
        client.deleteShip("7").execute();
        check(false);
      } catch (ApiException error) {
        check(error.code().orElse("").equals("Harbour.1"));
      }
      List<String> ids = new ArrayList<>();
      made.listLogs().items().forEach(log -> ids.add(log.getId()));
      check(ids.equals(List.of("a", "b")));
      check(made.showCargo("7").openStream() != null);
    }
    List<String> asked = fake.calls().stream().map(Fake.Asked::operation).toList();
    check(asked.equals(List.of("showShip", "createShip", "deleteShip", "listLogs", "listLogs", "showCargo")));
    System.out.println("done");
  }

  private static void check(boolean right) {
    if (!right) throw new AssertionError();
  }
}
