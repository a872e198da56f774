package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.specscribe.modelarts.model.ContainerHooks;

/**
 * CustomHooks
 */
public final class CustomHooks extends io.specscribe.modelarts.ApiObject<CustomHooks> {
  @JsonProperty("container_hooks")
  private ContainerHooks containerHooks;

  /**
   * Hooks of the container.
   */
  public ContainerHooks getContainerHooks() {
    return containerHooks;
  }

  /** Sets {@link #getContainerHooks }; null leaves it out. */
  public CustomHooks containerHooks(ContainerHooks containerHooks) {
    this.containerHooks = containerHooks;
    return given("container_hooks");
  }
}
