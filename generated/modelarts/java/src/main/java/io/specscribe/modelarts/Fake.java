package io.specscribe.modelarts;

/**
 * The service without a network, for tests: a call is answered with the example that the
 * documentation gives, or as {@code answer} says.
 */
public final class Fake extends io.specscribe.modelarts.FakeBase<ModelArtsClient, Fake> {
  /** A fake that knows the examples of the documentation. */
  public Fake() {
    super(ModelArtsClient::builder, Fake.class.getResourceAsStream("examples.json"));
  }
}
