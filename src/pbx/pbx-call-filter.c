/* pbx-call-filter.c: which calls or recordings somebody looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-call-filter.h"

/**
 * PbxCallFilter:
 *
 * Which calls (endpoint 28) or recordings (29 to 31) somebody looks for: properties that a filter bar is
 * bound to, and what they are in the words of the device.
 *
 * Days are the device's, and "today" is told by its clock: an office in another time zone has another day.
 */
struct _PbxCallFilter
{
  GObject parent_instance;

  char *texts[8]; /* owned, never NULL: by TEXT_… */
  PbxPeriod period;
};

enum
{
  TEXT_FROM,
  TEXT_TO,
  TEXT_DIRECTION,
  TEXT_STATUS,
  TEXT_CALLER,
  TEXT_CALLEE,
  TEXT_TRUNK,
  TEXT_PIN_CODE,
  N_TEXTS
};

G_STATIC_ASSERT (N_TEXTS == 8);

enum
{
  PROP_0,
  PROP_FROM, /* the properties of the texts, in their order */
  PROP_TO,
  PROP_DIRECTION,
  PROP_STATUS,
  PROP_CALLER,
  PROP_CALLEE,
  PROP_TRUNK,
  PROP_PIN_CODE,
  PROP_PERIOD,
  PROP_ACTIVE,
  N_PROPS
};

/* Properties, and what the device calls them */
static const char *const names[N_TEXTS] = { "from",   "to",     "direction", "status",
                                            "caller", "callee", "trunk",     "pin-code" };
static const char *const wires[N_TEXTS] = { "from", "to",   "type",      "status",
                                            "src",  "dest", "trunkName", "pinCode" };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbxCallFilter, pbx_call_filter, G_TYPE_OBJECT)

GType
pbx_period_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { PBX_PERIOD_ALL, "PBX_PERIOD_ALL", "all" },
        { PBX_PERIOD_TODAY, "PBX_PERIOD_TODAY", "today" },
        { PBX_PERIOD_YESTERDAY, "PBX_PERIOD_YESTERDAY", "yesterday" },
        { PBX_PERIOD_WEEK, "PBX_PERIOD_WEEK", "week" },
        { PBX_PERIOD_MONTH, "PBX_PERIOD_MONTH", "month" },
        { PBX_PERIOD_30_DAYS, "PBX_PERIOD_30_DAYS", "30-days" },
        { PBX_PERIOD_RANGE, "PBX_PERIOD_RANGE", "range" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("PbxPeriod", values));
    }

  return type;
}

static void
pbx_call_filter_finalize (GObject *object)
{
  PbxCallFilter *self = PBX_CALL_FILTER (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (pbx_call_filter_parent_class)->finalize (object);
}

static void
pbx_call_filter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxCallFilter *self = PBX_CALL_FILTER (object);

  if (prop_id == PROP_PERIOD)
    g_value_set_enum (value, self->period);
  else if (prop_id == PROP_ACTIVE)
    g_value_set_boolean (value, pbx_call_filter_get_active (self));
  else if (prop_id >= PROP_FROM && prop_id < PROP_FROM + N_TEXTS)
    g_value_set_string (value, self->texts[prop_id - PROP_FROM]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
set_text (PbxCallFilter *self, guint i, const char *text)
{
  gboolean active = pbx_call_filter_get_active (self);

  if (text == NULL)
    text = "";
  if (g_str_equal (self->texts[i], text))
    return;
  g_free (self->texts[i]);
  self->texts[i] = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM + i]);
  if (active != pbx_call_filter_get_active (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
set_period (PbxCallFilter *self, PbxPeriod period)
{
  gboolean active = pbx_call_filter_get_active (self);

  if (self->period == period)
    return;
  self->period = period;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
  if (active != pbx_call_filter_get_active (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
pbx_call_filter_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PbxCallFilter *self = PBX_CALL_FILTER (object);

  if (prop_id == PROP_PERIOD)
    set_period (self, g_value_get_enum (value));
  else if (prop_id >= PROP_FROM && prop_id < PROP_FROM + N_TEXTS)
    set_text (self, prop_id - PROP_FROM, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
pbx_call_filter_class_init (PbxCallFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pbx_call_filter_finalize;
  object_class->get_property = pbx_call_filter_get_property;
  object_class->set_property = pbx_call_filter_set_property;

  /* Days are `yyyy-MM-dd`, direction and status the device's words; empty is any. */
  for (guint i = 0; i < N_TEXTS; i++)
    properties[PROP_FROM + i] = g_param_spec_string (names[i], NULL, NULL, "", flags);
  properties[PROP_PERIOD] = g_param_spec_enum ("period", NULL, NULL, PBX_TYPE_PERIOD, PBX_PERIOD_ALL, flags);
  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pbx_call_filter_init (PbxCallFilter *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

/**
 * pbx_call_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through
 */
PbxCallFilter *
pbx_call_filter_new (void)
{
  return g_object_new (PBX_TYPE_CALL_FILTER, NULL);
}

static gboolean
read_day (const char *text, GDate *date)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint64 numbers[3];

  if (g_strv_length (parts) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &numbers[i], NULL))
        return FALSE;
    }
  if (!g_date_valid_dmy ((GDateDay) MIN (numbers[2], 99), (GDateMonth) MIN (numbers[1], 99),
                         (GDateYear) numbers[0]))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) numbers[2], (GDateMonth) numbers[1], (GDateYear) numbers[0]);

  return TRUE;
}

/**
 * pbx_call_filter_get_days:
 * @self: a filter
 * @today: what day it is on the device
 * @first_weekday: what day weeks begin with
 * @from: (out caller-allocates): the first day
 * @to: (out caller-allocates): the last day
 *
 * Works out the days of the period. A range whose ends were given the wrong way round is turned; an end
 * that is not given is open.
 *
 * Returns: whether there is a period
 */
gboolean
pbx_call_filter_get_days (PbxCallFilter *self,
                          const GDate *today,
                          GDateWeekday first_weekday,
                          GDate *from,
                          GDate *to)
{
  g_return_val_if_fail (PBX_IS_CALL_FILTER (self), FALSE);
  g_return_val_if_fail (g_date_valid (today), FALSE);

  *from = *today;
  *to = *today;
  switch (self->period)
    {
    case PBX_PERIOD_TODAY:
      break;
    case PBX_PERIOD_YESTERDAY:
      g_date_subtract_days (from, 1);
      g_date_subtract_days (to, 1);
      break;
    case PBX_PERIOD_WEEK:
      g_date_subtract_days (from, (guint) (g_date_get_weekday (today) - first_weekday + 7) % 7);
      break;
    case PBX_PERIOD_MONTH:
      g_date_set_day (from, 1);
      break;
    case PBX_PERIOD_30_DAYS:
      g_date_subtract_days (from, 29);
      break;
    case PBX_PERIOD_RANGE:
      {
        gboolean has_from = read_day (self->texts[TEXT_FROM], from);
        gboolean has_to = read_day (self->texts[TEXT_TO], to);

        if (!has_from && !has_to)
          return FALSE;
        if (!has_from)
          g_date_set_dmy (from, 1, 1, 2000);
        if (has_from && has_to)
          g_date_order (from, to);
        break;
      }
    case PBX_PERIOD_ALL:
    case PBX_N_PERIODS:
    default:
      return FALSE;
    }

  return TRUE;
}

/**
 * pbx_call_filter_apply:
 * @self: a filter
 * @list: a list of calls or recordings
 * @today: what day it is on the device
 * @first_weekday: what day weeks begin with
 *
 * Filters a list on the device. Recordings of conferences have no trunk and no PIN: a list of them is not
 * asked for those.
 */
void
pbx_call_filter_apply (PbxCallFilter *self, PbxList *list, const GDate *today, GDateWeekday first_weekday)
{
  const char *pairs[2 * N_TEXTS + 1];
  char days[2][11] = { "", "" };
  GDate from, to;
  guint n = 0;
  gboolean conference;

  g_return_if_fail (PBX_IS_CALL_FILTER (self));
  g_return_if_fail (PBX_IS_LIST (list));

  conference = pbx_list_get_endpoint (list) == PBX_ENDPOINT_CONFERENCE_RECORDINGS;
  if (pbx_call_filter_get_days (self, today, first_weekday, &from, &to))
    {
      g_date_strftime (days[0], sizeof days[0], "%Y-%m-%d", &from);
      g_date_strftime (days[1], sizeof days[1], "%Y-%m-%d", &to);
    }
  for (guint i = 0; i < N_TEXTS; i++)
    {
      const char *value = self->texts[i];

      if (conference && (i == TEXT_TRUNK || i == TEXT_PIN_CODE))
        continue;
      if (i == TEXT_FROM || i == TEXT_TO)
        value = days[i - TEXT_FROM];
      else if ((i == TEXT_DIRECTION || i == TEXT_STATUS) && *value == '\0')
        value = "all";
      pairs[n++] = wires[i];
      pairs[n++] = value;
    }
  pairs[n] = NULL;
  pbx_list_set_parameters (list, pairs);
}

/**
 * pbx_call_filter_get_active:
 *
 * Returns: whether something is filtered out
 */
gboolean
pbx_call_filter_get_active (PbxCallFilter *self)
{
  g_return_val_if_fail (PBX_IS_CALL_FILTER (self), FALSE);

  for (guint i = TEXT_DIRECTION; i < N_TEXTS; i++)
    {
      if (*self->texts[i] != '\0')
        return TRUE;
    }

  return self->period != PBX_PERIOD_ALL;
}

/**
 * pbx_call_filter_clear:
 * @self: a filter
 *
 * Lets everything through again.
 */
void
pbx_call_filter_clear (PbxCallFilter *self)
{
  g_return_if_fail (PBX_IS_CALL_FILTER (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_period (self, PBX_PERIOD_ALL);
  for (guint i = 0; i < N_TEXTS; i++)
    set_text (self, i, "");
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pbx_call_filter_save:
 * @self: a filter
 *
 * Returns: (transfer full): a floating `a{ss}`, for settings
 */
GVariant *
pbx_call_filter_save (PbxCallFilter *self)
{
  g_autoptr (GEnumClass) periods = g_type_class_ref (PBX_TYPE_PERIOD);
  GVariantBuilder builder;

  g_return_val_if_fail (PBX_IS_CALL_FILTER (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (self->period != PBX_PERIOD_ALL)
    g_variant_builder_add (&builder, "{ss}", "period", g_enum_get_value (periods, self->period)->value_nick);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      if (*self->texts[i] != '\0')
        g_variant_builder_add (&builder, "{ss}", names[i], self->texts[i]);
    }

  return g_variant_builder_end (&builder);
}

/**
 * pbx_call_filter_restore:
 * @self: a filter
 * @saved: what pbx_call_filter_save() gave; what is not understood is left out
 *
 * Sets all that is filtered.
 */
void
pbx_call_filter_restore (PbxCallFilter *self, GVariant *saved)
{
  g_autoptr (GEnumClass) periods = g_type_class_ref (PBX_TYPE_PERIOD);
  const GEnumValue *period;
  const char *text;

  g_return_if_fail (PBX_IS_CALL_FILTER (self));
  g_return_if_fail (g_variant_is_of_type (saved, G_VARIANT_TYPE ("a{ss}")));

  g_object_freeze_notify (G_OBJECT (self));
  period = g_variant_lookup (saved, "period", "&s", &text) ? g_enum_get_value_by_nick (periods, text) : NULL;
  set_period (self, period != NULL ? (PbxPeriod) period->value : PBX_PERIOD_ALL);
  for (guint i = 0; i < N_TEXTS; i++)
    set_text (self, i, g_variant_lookup (saved, names[i], "&s", &text) ? text : "");
  g_object_thaw_notify (G_OBJECT (self));
}
