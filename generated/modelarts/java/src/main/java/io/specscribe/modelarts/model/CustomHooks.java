package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import io.specscribe.modelarts.model.ContainerHooks;
import java.util.Arrays;

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
    return this;
  }
}
