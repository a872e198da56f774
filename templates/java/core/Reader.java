package {{package}};

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON into objects of the contract. It never fails on a value of another kind than the
 * contract says: that costs the value its field, not the answer, and it is kept as it came.
 */
final class Reader {
  /**
   * A value that was read.
   *
   * @param value null where nothing of it can be held
   * @param whole whether all of it is held: otherwise the text is kept, too
   */
  record Read(Object value, boolean whole) {
    static final Read NOTHING = new Read(null, false);
  }

  /**
   * A field of an object.
   *
   * @param required whether it must be sent
   */
  record Property(Field field, boolean required) {
    Object of(Object owner) {
      try {
        return field.get(owner);
      } catch (IllegalAccessException error) {
        throw new IllegalStateException(error);
      }
    }

    void set(Object owner, Object value) {
      try {
        field.set(owner, value);
      } catch (IllegalAccessException error) {
        throw new IllegalStateException(error);
      }
    }
  }

  private static final ClassValue<Map<String, Property>> PROPERTIES =
      new ClassValue<>() {
        @Override
        protected Map<String, Property> computeValue(Class<?> type) {
          Map<String, Property> found = new LinkedHashMap<>();
          for (Field field : type.getDeclaredFields()) {
            JsonProperty named = field.getAnnotation(JsonProperty.class);
            if (named == null) continue;
            field.setAccessible(true);
            found.put(named.value(), new Property(field, named.required()));
          }
          return found;
        }
      };

  /**
   * Forms that a value can be.
   *
   * @param stated whether it says so itself
   */
  private record Fitting(List<Class<?>> forms, boolean stated) {}

  /**
   * What a union permits.
   *
   * @param member the first one that all forms have texts for, and not all the same; null where there is none
   * @param texts of that member, of each form
   */
  private record Forms(
      List<Class<?>> forms, Class<?> unknown, String member, List<Set<String>> texts) {
    static Forms of(Class<?> union) {
      List<Class<?>> forms = new ArrayList<>(List.of(union.getPermittedSubclasses()));
      Class<?> unknown =
          forms.stream().filter(UnknownForm.class::isAssignableFrom).findFirst().orElseThrow();
      forms.remove(unknown);
      for (ApiObject.ToldBy first : forms.get(0).getAnnotationsByType(ApiObject.ToldBy.class)) {
        List<Set<String>> texts =
            forms.stream().map(form -> textsOf(form, first.member())).toList();
        if (!texts.contains(Set.<String>of()) && Set.copyOf(texts).size() > 1)
          return new Forms(forms, unknown, first.member(), texts);
      }
      return new Forms(forms, unknown, null, List.of());
    }

    private static Set<String> textsOf(Class<?> form, String member) {
      for (ApiObject.ToldBy each : form.getAnnotationsByType(ApiObject.ToldBy.class))
        if (each.member().equals(member)) return Set.of(each.texts());
      return Set.of();
    }

    /** A value that has nothing of what tells forms apart, or a further text beside lists of several, can be any. */
    Fitting fitting(JsonNode node) {
      JsonNode text = member == null ? null : node.get(member);
      if (text == null || !text.isTextual()) return new Fitting(forms, false);
      List<Class<?>> fitting = new ArrayList<>();
      for (int index = 0; index < forms.size(); index++)
        if (texts.get(index).contains(text.textValue())) fitting.add(forms.get(index));
      boolean constant = texts.stream().allMatch(each -> each.size() == 1);
      return fitting.isEmpty() && !constant
          ? new Fitting(forms, false)
          : new Fitting(fitting, true);
    }
  }

  private static final ClassValue<Forms> FORMS =
      new ClassValue<>() {
        @Override
        protected Forms computeValue(Class<?> union) {
          return Forms.of(union);
        }
      };

  private Reader() {}

  /** Fields of a class by their names in JSON, in their order. */
  static Map<String, Property> properties(Class<?> type) {
    return PROPERTIES.get(type);
  }

  static Read read(JsonNode node, Type type) {
    if (type instanceof ParameterizedType generic) return readGeneric(node, generic);
    if (!(type instanceof Class<?> wanted) || wanted == Object.class)
      return new Read(Json.plain(node), true);
    if (ApiObject.class.isAssignableFrom(wanted)) return readObject(node, wanted);
    if (wanted.isSealed()) return node.isNull() ? Read.NOTHING : new Read(form(node, wanted), true);
    if (ApiChoice.class.isAssignableFrom(wanted))
      return node.isNull() ? Read.NOTHING : new Read(made(wanted, Json.plain(node)), true);
    if (wanted == List.class || wanted == Map.class)
      return new Read(Json.plain(node), wanted == List.class ? node.isArray() : node.isObject());
    return readScalar(node, wanted);
  }

  /** Reads what stands in no object. Where a list of objects is due, one object is a list of it. */
  static Read readWhole(JsonNode node, Type type) {
    boolean single =
        node.isObject()
            && type instanceof ParameterizedType generic
            && generic.getRawType() == List.class
            && holdsObject(generic.getActualTypeArguments()[0]);
    return read(single ? Json.MAPPER.createArrayNode().add(node) : node, type);
  }

  private static boolean holdsObject(Type item) {
    return !(item instanceof Class<?> type)
        || type == Object.class
        || type.isSealed()
        || ApiObject.class.isAssignableFrom(type)
        || ApiChoice.class.isAssignableFrom(type);
  }

  private static Read readGeneric(JsonNode node, ParameterizedType type) {
    Type[] of = type.getActualTypeArguments();
    if (type.getRawType() == Map.class) return readMap(node, of[1]);
    if (!node.isArray()) return Read.NOTHING;
    List<Object> items = new ArrayList<>();
    boolean whole = true;
    for (JsonNode each : node) {
      Read item = read(each, of[0]);
      items.add(item.value());
      whole &= item.whole() || each.isNull();
    }
    return new Read(type.getRawType() == Set.class ? new LinkedHashSet<>(items) : items, whole);
  }

  private static Read readMap(JsonNode node, Type type) {
    if (!node.isObject()) return Read.NOTHING;
    Map<String, Object> members = new LinkedHashMap<>();
    boolean whole = true;
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      Read member = read(each.getValue(), type);
      members.put(each.getKey(), member.value());
      whole &= member.whole() || each.getValue().isNull();
    }
    return new Read(members, whole);
  }

  private static Read readObject(JsonNode node, Class<?> type) {
    if (node.isNull()) return Read.NOTHING;
    ApiObject<?> object = (ApiObject<?>) made(type);
    if (!node.isObject()) {
      object.keepRaw(Json.plain(node));
      return new Read(object, true);
    }
    Map<String, Property> properties = properties(type);
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      Property property = properties.get(each.getKey());
      Read read =
          property == null ? Read.NOTHING : member(each.getValue(), property.field().getGenericType());
      if (read.value() != null) property.set(object, read.value());
      if (!read.whole()) object.otherField(each.getKey(), Json.plain(each.getValue()));
    }
    return new Read(object, true);
  }

  /**
   * A value in the form that it has, of those that a union permits: the one that its texts state, else
   * of the objects whose required fields are all there the one that leaves the fewest fields over.
   */
  private static Object form(JsonNode node, Class<?> union) {
    Forms forms = FORMS.get(union);
    Fitting fitting = node.isObject() ? forms.fitting(node) : new Fitting(List.of(), false);
    ApiObject<?> best = null;
    for (Class<?> form : fitting.forms()) {
      ApiObject<?> read = (ApiObject<?>) readObject(node, form).value();
      boolean better = best == null || read.otherFields().size() < best.otherFields().size();
      boolean only = fitting.stated() && fitting.forms().size() == 1;
      if (better && (only || fault(read) == null)) best = read;
    }
    return best == null ? made(forms.unknown(), Json.plain(node)) : best;
  }

  /** In the place of a field's object something else is no object without fields. */
  private static Read member(JsonNode node, Type type) {
    boolean object = type instanceof Class<?> wanted && ApiObject.class.isAssignableFrom(wanted);
    return node.isNull() || object && !node.isObject() ? Read.NOTHING : read(node, type);
  }

  /** Services send numbers and booleans where their documentation says text, and back. */
  private static Read readScalar(JsonNode node, Class<?> type) {
    if (!node.isValueNode() || node.isNull()) return Read.NOTHING;
    // Written out, a number with a great exponent would fill the memory.
    boolean plain = node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) <= LONGEST;
    String text = plain ? node.decimalValue().toPlainString() : node.asText();
    boolean same = node.isTextual() == (type == String.class);
    if (type == String.class) return new Read(text, same);
    if (type == Boolean.class) {
      boolean known = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
      return known ? new Read(Boolean.valueOf(text), same) : Read.NOTHING;
    }
    if (type == byte[].class) return readBytes(node);
    Object number = number(text, type);
    return number == null ? Read.NOTHING : new Read(number, same);
  }

  private static Read readBytes(JsonNode node) {
    try {
      return new Read(Json.MAPPER.treeToValue(node, byte[].class), true);
    } catch (JsonProcessingException | IllegalArgumentException error) {
      return Read.NOTHING;
    }
  }

  /** Longer texts, and larger exponents, are none of a number that a field takes. */
  private static final int LONGEST = 400;

  private static Object number(String text, Class<?> type) {
    if (text.isEmpty() || text.length() > LONGEST) return null;
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) > LONGEST) return null;
      if (type == Long.class) return number.longValueExact();
      if (type == Integer.class) return number.intValueExact();
      if (type == Double.class) return finite(number.doubleValue());
      if (type == Float.class) return Float.isFinite(number.floatValue()) ? number.floatValue() : null;
      return type == BigDecimal.class ? number : null;
    } catch (ArithmeticException | NumberFormatException error) {
      return null;
    }
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static Object made(Class<?> type, Object... arguments) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      return constructor.newInstance(arguments);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException error) {
      throw new IllegalStateException(error);
    }
  }

  /**
   * What keeps a value from being sent: the place of the first field that must be set and isn't, such
   * as {@code volume.category: must be given}, or of a value that has none of its forms; null where
   * nothing does.
   */
  static String fault(Object value) {
    if (value instanceof ApiObject<?> object) return faultOf(object);
    if (value instanceof UnknownForm unknown) return ": has none of the forms of " + unknown.union();
    if (value instanceof ApiChoice choice) return fault(choice.value());
    if (value instanceof Map<?, ?> members) {
      for (Map.Entry<?, ?> each : members.entrySet()) {
        String fault = fault(each.getValue());
        if (fault != null) return below(each.getKey(), fault);
      }
    }
    if (value instanceof List<?> items) {
      for (int index = 0; index < items.size(); index++) {
        String fault = fault(items.get(index));
        if (fault != null) return below(index, fault);
      }
    }
    return null;
  }

  private static String faultOf(ApiObject<?> object) {
    if (object.rawValue().isPresent()) return null;
    for (Map.Entry<String, Property> each : properties(object.getClass()).entrySet()) {
      if (object.otherFields().containsKey(each.getKey())) continue;
      Object value = each.getValue().of(object);
      if (value == null && each.getValue().required()) return each.getKey() + ": must be given";
      String fault = fault(value);
      if (fault != null) return below(each.getKey(), fault);
    }
    return null;
  }

  private static String below(Object name, String fault) {
    return name + (fault.startsWith(":") ? "" : ".") + fault;
  }
}
