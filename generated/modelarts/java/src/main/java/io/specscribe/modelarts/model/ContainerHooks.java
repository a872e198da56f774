package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.Config;

/**
 * ContainerHooks
 */
public final class ContainerHooks extends io.specscribe.modelarts.ApiObject<ContainerHooks> {
  @JsonProperty("post_start")
  private Config postStart;

  @JsonProperty("pre_start")
  private Config preStart;

  /**
   * Script to run once the service is up.
   */
  public Config getPostStart() {
    return postStart;
  }

  /** Sets {@link #getPostStart }; null leaves it out. */
  public ContainerHooks postStart(Config postStart) {
    this.postStart = postStart;
    return given("post_start");
  }

  /**
   * Script to run ahead of the service startup.
   */
  public Config getPreStart() {
    return preStart;
  }

  /** Sets {@link #getPreStart }; null leaves it out. */
  public ContainerHooks preStart(Config preStart) {
    this.preStart = preStart;
    return given("pre_start");
  }
}
