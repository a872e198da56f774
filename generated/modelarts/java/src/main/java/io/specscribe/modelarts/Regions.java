package io.specscribe.modelarts;

import java.util.Map;

/** Regions that were known when this package was made. Others may be given as well. */
public final class Regions {
  public static final String EU_DE = "eu-de";

  static final Map<String, String> ADDRESSES = Map.ofEntries(Map.entry("eu-de", "https://modelarts.eu-de.otc.t-systems.com"));

  private Regions() {}
}
