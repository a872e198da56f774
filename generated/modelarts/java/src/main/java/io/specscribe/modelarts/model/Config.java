package io.specscribe.modelarts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Config
 */
public final class Config extends io.specscribe.modelarts.ApiObject<Config> {
  @JsonProperty("script")
  private String script;

  @JsonProperty("type")
  private String type;

  /**
   * Your script in Base64 encoding, or the absolute path to it.
   */
  public String getScript() {
    return script;
  }

  /** Sets {@link #getScript }; null leaves it out. */
  public Config script(String script) {
    this.script = script;
    return given("script");
  }

  /**
   * Form in which the script is given. COMMAND: Enter the script itself (Base64-encoded); SCRIPT (default): Enter the
   * path to the script.
   */
  public String getType() {
    return type;
  }

  /** Sets {@link #getType }; null leaves it out. */
  public Config type(String type) {
    this.type = type;
    return given("type");
  }
}
