package {{package}};

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the service is, who calls it, and how calls behave. */
public final class ClientBuilder<C> {
  /** What may stand for a variable of an address: nothing that ends the host. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)\\}");

  private final ServiceContract contract;
  private final Function<Transport, C> client;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Connections connections;
  private HttpClient http;
  private String baseUrl;
  // {{#project}}
  private String projectId;
  // {{/project}}
  private Tokens tokens = new Tokens(null);
  // {{#signed}}
  private Supplier<Credentials> credentials;
  // {{/signed}}
  private Duration timeout = Defaults.TIMEOUT;
  private Duration attemptTimeout = Defaults.ATTEMPT_TIMEOUT;
  private long maxAnswerBytes = Defaults.MAX_ANSWER_BYTES;
  private int maxRetries = Defaults.MAX_ATTEMPTS - 1;
  private Duration retryDelay = Defaults.FIRST_DELAY;
  private Consumer<AttemptFacts> onAttempt = attempt -> {};
  // {{#waits}}
  private Duration waitTimeout = Defaults.WAIT_TIMEOUT;
  private Duration waitInterval = Defaults.WAIT_INTERVAL;
  // {{/waits}}

  /** For generated clients, whose {@code builder()} gives one. */
  public ClientBuilder(ServiceContract contract, Function<Transport, C> client) {
    this.contract = contract;
    this.client = client;
  }

  /** A builder of clients as the given one, with its connections. */
  public ClientBuilder(Transport transport, Function<Transport, C> client) {
    this(transport.contract(), client);
    Options options = transport.options();
    connections = transport.connections();
    baseUrl = options.baseUrl();
    // {{#project}}
    projectId = options.projectId();
    // {{/project}}
    tokens = transport.tokens();
    // {{#signed}}
    credentials = options.credentials();
    // {{/signed}}
    headers.putAll(options.headers());
    timeout = options.timeout();
    attemptTimeout = options.attemptTimeout();
    maxAnswerBytes = options.maxAnswerBytes();
    maxRetries = options.maxRetries();
    retryDelay = options.retryDelay();
    onAttempt = options.onAttempt();
    // {{#waits}}
    waitTimeout = options.waitTimeout();
    waitInterval = options.waitInterval();
    // {{/waits}}
  }

  // {{#regions}}
  /**
   * Region of the service; {@code Regions} has those that are known, others may be given as well.
   */
  public ClientBuilder<C> region(String region) {
    return variable("region", region);
  }

  // {{/regions}}
  /** Sets a variable of the service's address. */
  public ClientBuilder<C> variable(String name, String value) {
    if (!VARIABLE.matcher(value).matches())
      throw new IllegalArgumentException(
          name + ": \"" + value + "\" is not a name of letters, digits, dots and hyphens");
    variables.put(name, value);
    baseUrl = null;
    return this;
  }

  /** Address of the service, instead of the contract's. */
  public ClientBuilder<C> baseUrl(String address) {
    baseUrl = address.replaceAll("/+$", "");
    return this;
  }

  // {{#project}}
  /** The project in the paths of all calls. */
  public ClientBuilder<C> projectId(String id) {
    projectId = id;
    return this;
  }

  // {{/project}}
  /** A token for all calls. */
  public ClientBuilder<C> token(String value) {
    return tokenSource(new Tokens.Fixed(value));
  }

  /** Gives the token of each call, as {@link #tokenSource}, without being told of refused ones. */
  public ClientBuilder<C> token(Supplier<String> provider) {
    return tokenSource(refused -> provider.get());
  }

  /**
   * Gives the token of each call; it is asked again, with the token, when the service refuses it.
   * It is asked in a thread of the client, so that the time of the call holds for it as well.
   */
  public ClientBuilder<C> tokenSource(TokenSource source) {
    tokens = new Tokens(source);
    return this;
  }

  // {{#signed}}
  /** An access key to sign requests with, instead of a token. */
  public ClientBuilder<C> credentials(Credentials key) {
    return credentials(() -> key);
  }

  /** Gives the access key of each attempt. */
  public ClientBuilder<C> credentials(Supplier<Credentials> provider) {
    credentials = provider;
    return this;
  }

  // {{/signed}}
  /** A header of all requests. */
  public ClientBuilder<C> header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Time for a call with all its attempts: a minute unless it is set; zero for no limit. */
  public ClientBuilder<C> timeout(Duration time) {
    timeout = time;
    return this;
  }

  /**
   * Time for an attempt that another one may follow: 30 seconds unless it is set; zero for no
   * limit.
   */
  public ClientBuilder<C> attemptTimeout(Duration time) {
    attemptTimeout = time;
    return this;
  }

  /** The longest answer that is read into memory: 256 MiB unless it is set; 0 for any. */
  public ClientBuilder<C> maxAnswerBytes(long count) {
    maxAnswerBytes = count;
    return this;
  }

  /** Attempts after the first: 3 unless it is set. */
  public ClientBuilder<C> maxRetries(int count) {
    maxRetries = count;
    return this;
  }

  /**
   * The longest time before the second attempt, which doubles with each: half a second unless it is
   * set.
   */
  public ClientBuilder<C> retryDelay(Duration time) {
    retryDelay = time;
    return this;
  }

  /**
   * Is told of each attempt after it was made, for metrics and traces, in the thread of the call.
   * What it throws is logged.
   */
  public ClientBuilder<C> onAttempt(Consumer<AttemptFacts> hook) {
    onAttempt = hook;
    return this;
  }

  // {{#waits}}
  /** How long to wait for a state: 30 minutes unless it is set. */
  public ClientBuilder<C> waitTimeout(Duration time) {
    waitTimeout = time;
    return this;
  }

  /** Time between two looks at a state: 10 seconds unless it is set. */
  public ClientBuilder<C> waitInterval(Duration time) {
    waitInterval = time;
    return this;
  }

  // {{/waits}}
  /**
   * Sends as this does, which may have a proxy or certificates of its own; redirects are never
   * followed, since they would take credentials to another host.
   */
  public ClientBuilder<C> httpClient(HttpClient own) {
    http = own;
    connections = null;
    return this;
  }

  ClientBuilder<C> connections(Connections own) {
    connections = own;
    return this;
  }

  /**
   * @throws IllegalStateException where there is no address, or there are two ways to authenticate
   * @throws IllegalArgumentException where no call can go to the address
   */
  public C build() {
    // {{#signed}}
    if (tokens.source() != null && credentials != null)
      throw new IllegalStateException("give a token or credentials, not both");
    // {{/signed}}
    Options options =
        new Options(
            checked(baseUrl == null ? address() : baseUrl),
            // {{#project}}
            projectId,
            // {{/project}}
            // {{#signed}}
            credentials,
            // {{/signed}}
            Map.copyOf(headers),
            timeout,
            attemptTimeout,
            maxAnswerBytes,
            maxRetries,
            // {{#waits}}
            waitTimeout,
            waitInterval,
            // {{/waits}}
            retryDelay,
            onAttempt);
    return client.apply(
        new Transport(
            contract,
            options,
            connections == null ? new Connections(contract.name(), http) : connections,
            tokens));
  }

  /** The message doesn't show the address, which may hold a secret. */
  private static String checked(String address) {
    try {
      URI uri = new URI(address);
      boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      boolean more =
          uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null;
      if (http && uri.getHost() != null && !more) return address;
    } catch (URISyntaxException error) {
      // Told below, without the address.
    }
    throw new IllegalArgumentException(
        "the address of the service must be http(s)://host/path, with nothing more");
  }

  /** The contract's address, with its variables. */
  private String address() {
    // {{#regions}}
    String region = variables.get("region");
    if (region != null && variables.size() == 1 && contract.regions().containsKey(region))
      return contract.regions().get(region);
    // {{/regions}}
    if (contract.url().isEmpty())
      throw new IllegalStateException("the contract has no address; give baseUrl");
    Map<String, String> known = new LinkedHashMap<>(contract.variables());
    // {{#regions}}
    if (region != null && !known.containsKey("region"))
      throw new IllegalStateException("the service's address has no region; give baseUrl");
    // {{/regions}}
    known.putAll(variables);
    return PLACE
        .matcher(contract.url())
        .replaceAll(
            place -> Matcher.quoteReplacement(known.getOrDefault(place.group(1), place.group())));
  }
}
