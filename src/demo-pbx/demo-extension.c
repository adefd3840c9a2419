/* demo-extension.c: the record of an extension and its checks
 *
 * A record is kept as the JSON that the device answers, so that fields which this program does not
 * know survive an update, as they do on the device.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-extension.h"
#include "demo-body.h"
#include "demo-page.h"
#include "demo-reference.h"

#include <string.h>

typedef enum
{
  KIND_STRING,
  KIND_BOOLEAN,
  KIND_INT,
} Kind;

typedef struct
{
  const char *answer;  /* the name in answers, in the order of the vendor's sample */
  const char *request; /* the name in requests; NULL where only the device writes the field */
  Kind kind;
  const char *text;    /* what a new record has: a text, or a number or truth value as text */
  const char *choices; /* |a|b|c| or NULL */
  gint64 minimum;
  gint64 maximum;
} Field;

/* clang-format off */
static const Field fields[] = {
  { "exten", "exten", KIND_STRING, "" },
  { "enable", "enable", KIND_BOOLEAN, "true" },
  { "username", "username", KIND_STRING, "" },
  { "password", "password", KIND_STRING, "" },
  { "email", "email", KIND_STRING, "" },
  { "outboundCid1", "outboundCid1", KIND_STRING, "" },
  { "outboundCid2", "outboundCid2", KIND_STRING, "" },
  { "mobileNumber", "mobileNumber", KIND_STRING, "" },
  { "dialPlanId", "dialPlanId", KIND_INT, "1", NULL, 1, G_MAXINT32 },
  { "language", "language", KIND_STRING, "en" },
  { "musicOnHoldId", "musicOnHoldId", KIND_INT, "1", NULL, 0, G_MAXINT32 },
  { "voicemail", "voicemail", KIND_BOOLEAN, "true" },
  { "voicemailPassword", "voicemailPassword", KIND_STRING, "1234" },
  { "remoteExten", "remoteExten", KIND_BOOLEAN, "false" },
  { "registCount", "registCount", KIND_INT, "1", NULL, 1, 20 },
  { "videoCall", "videoCall", KIND_BOOLEAN, "false" },
  { "videoCallCodec", "videoCallCodec", KIND_STRING, "h264", "|vp8|h264|h263|h261|h263p|" },
  { "webRtc", "webRtc", KIND_BOOLEAN, "false" },
  { "app", NULL, KIND_BOOLEAN, "false" },
  { "webLogin", NULL, KIND_BOOLEAN, "true" },
  { "dnd", "dnd", KIND_BOOLEAN, "false" },
  { "recording", "recording", KIND_STRING, "none", "|none|in|out|both|" },
  { "callSpy", "callSpy", KIND_BOOLEAN, "false" },
  { "addressExpiration", "addressExpiration", KIND_INT, "1800", NULL, 0, 86400 },
  { "transport", "transport", KIND_STRING, "UDP", "|UDP|TCP|TLS|" },
  { "dtmf", "dtmf", KIND_STRING, "rfc4733", "|auto|rfc4733|inband|info|" },
  { "srtplib", "srtp", KIND_BOOLEAN, "false" },
  { "qualify", "qualify", KIND_INT, "300", NULL, 0, 86400 },
  { "qualifyTimeout", "qualifyTimeout", KIND_INT, "30", NULL, 0, 3600 },
  { "nat", "nat", KIND_BOOLEAN, "true" },
  { "iax", "iax", KIND_BOOLEAN, "false" },
  { "audioCodec", "audioCodec", KIND_STRING, "alaw,ulaw,g729" },
  { "permit", "permit", KIND_STRING, "" },
  { "sendPai", "sendPai", KIND_BOOLEAN, "true" },
  { "sendRpid", "sendRpid", KIND_BOOLEAN, "true" },
  { "rtptimeout", "rtpTimeout", KIND_INT, "60", NULL, 0, 86400 },
  { "groupNumber", NULL, KIND_STRING, "1" },
  { "inbandProgress", NULL, KIND_BOOLEAN, "false" },
  { "whiteListTagId", NULL, KIND_INT, "0" },
  { "dialPlanName", NULL, KIND_STRING, "" },
  { "departmentName", NULL, KIND_STRING, "" },
};
/* clang-format on */

/**
 * demo_extension_is_number:
 * @text: a text
 *
 * Returns: whether it may be an extension's number
 */
gboolean
demo_extension_is_number (const char *text)
{
  gsize length = strlen (text);

  return length >= 2 && length <= 10 && strspn (text, "0123456789") == length;
}

static gboolean
is_network (const char *text)
{
  g_autoptr (GInetAddressMask) mask = g_inet_address_mask_new_from_string (text, NULL);

  return mask != NULL;
}

static gboolean
is_permit (const char *text)
{
  g_auto (GStrv) entries = g_strsplit (text, ",", -1);

  if (*text == '\0')
    return TRUE;
  for (guint i = 0; entries[i] != NULL; i++)
    {
      const char *entry = g_strstrip (entries[i]);

      /* An exception alone would let nobody in. */
      if (*entry == '!' && i == 0)
        return FALSE;
      if (!is_network (*entry == '!' ? entry + 1 : entry))
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_codecs (const char *text)
{
  g_auto (GStrv) codecs = g_strsplit (text, ",", -1);
  static const char *const known[] = { "ulaw", "alaw", "g729", "gsm", "g722", "g726", "speex", "opus", NULL };

  if (codecs[0] == NULL)
    return FALSE;
  for (guint i = 0; codecs[i] != NULL; i++)
    {
      if (!g_strv_contains (known, codecs[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_strong (const char *password)
{
  gboolean lower = FALSE, upper = FALSE, digit = FALSE;

  for (const char *p = password; *p != '\0'; p++)
    {
      lower |= g_ascii_islower (*p);
      upper |= g_ascii_isupper (*p);
      digit |= g_ascii_isdigit (*p);
    }
  return strlen (password) >= 8 && lower && upper && digit;
}

/* Checks of a field's value alone. */
static gboolean
check_field (const Field *field, const char *text, gint64 number, GError **error)
{
  if (field->kind == KIND_INT)
    {
      if (strcmp (field->answer, "dialPlanId") == 0 && demo_reference_find_dial_plan (number) == NULL)
        return demo_refuse (error, "dial permission does not exist");
      if (strcmp (field->answer, "musicOnHoldId") == 0 && !demo_reference_has_music (number))
        return demo_refuse (error, "music on hold folder does not exist");
      if (number < field->minimum || number > field->maximum)
        return demo_refuse (error, "%s must be from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                            field->request, field->minimum, field->maximum);
      return TRUE;
    }
  if (field->choices != NULL)
    {
      g_autofree char *choice = g_strdup_printf ("|%s|", text);

      if (strchr (text, '|') != NULL || strstr (field->choices, choice) == NULL)
        return demo_refuse (error, "%s: \"%s\" is not allowed", field->request, text);
    }
  if (strcmp (field->answer, "exten") == 0 && !demo_extension_is_number (text))
    return demo_refuse (error, "extension number is not valid");
  if (strcmp (field->answer, "email") == 0 && *text != '\0' && !demo_is_email (text))
    return demo_refuse (error, "email is not valid");
  if (strcmp (field->answer, "mobileNumber") == 0 && *text != '\0' && !demo_is_dialable (text))
    return demo_refuse (error, "mobile number is not valid");
  if (strcmp (field->answer, "permit") == 0 && !is_permit (text))
    return demo_refuse (error, "permit IP is not valid");
  if (strcmp (field->answer, "audioCodec") == 0 && !are_codecs (text))
    return demo_refuse (error, "audio codec is not valid");
  if (strcmp (field->answer, "username") == 0 && g_utf8_strlen (text, -1) > 64)
    return demo_refuse (error, "extension name is too long");
  if (strcmp (field->answer, "voicemailPassword") == 0 && strspn (text, "0123456789") != strlen (text))
    return demo_refuse (error, "voicemail password must be digits");
  return TRUE;
}

static const Field *
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].answer, name) == 0 || g_strcmp0 (fields[i].request, name) == 0)
        return &fields[i];
    }
  return NULL;
}

/* Copies one field from a request's body into @record. */
static gboolean
take_field (JsonObject *record, JsonObject *body, const Field *field, const char *name, GError **error)
{
  const char *text = NULL;
  gint64 number = 0;
  gboolean truth = FALSE;

  switch (field->kind)
    {
    case KIND_STRING:
      if (!demo_body_get_string (body, name, "", &text, error) || !check_field (field, text, 0, error))
        return FALSE;
      json_object_set_string_member (record, field->answer, text);
      return TRUE;
    case KIND_INT:
      if (!demo_body_get_int (body, name, 0, &number, error) || !check_field (field, NULL, number, error))
        return FALSE;
      json_object_set_int_member (record, field->answer, number);
      return TRUE;
    case KIND_BOOLEAN:
    default:
      if (!demo_body_get_boolean (body, name, FALSE, &truth, error))
        return FALSE;
      json_object_set_boolean_member (record, field->answer, truth);
      return TRUE;
    }
}

/* A body that holds both spellings means the one of the requests. */
static gboolean
is_overruled (const Field *field, const char *name, JsonObject *body)
{
  return field->request != NULL && strcmp (name, field->request) != 0 &&
         json_object_has_member (body, field->request);
}

static gboolean
merge (JsonObject *record, JsonObject *body, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (body);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      const Field *field = find_field (name);

      if (field == NULL)
        json_object_set_member (record, name, json_node_copy (json_object_get_member (body, name)));
      else if (strcmp (name, "dialPlanName") == 0 || strcmp (name, "departmentName") == 0 ||
               is_overruled (field, name, body))
        continue;
      else if (!take_field (record, body, field, name, error))
        return FALSE;
    }
  json_object_set_string_member (record, "dialPlanName",
                                 demo_reference_find_dial_plan (
                                   json_object_get_int_member (record, "dialPlanId")));
  if (json_object_get_boolean_member (record, "remoteExten") &&
      !is_strong (json_object_get_string_member (record, "password")))
    return demo_refuse (error, "a remote extension needs a strong password");
  return TRUE;
}

static JsonObject *
new_record (void)
{
  JsonObject *record = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i].kind == KIND_STRING)
        json_object_set_string_member (record, fields[i].answer, fields[i].text);
      else if (fields[i].kind == KIND_INT)
        json_object_set_int_member (record, fields[i].answer, g_ascii_strtoll (fields[i].text, NULL, 10));
      else
        json_object_set_boolean_member (record, fields[i].answer, fields[i].text[0] == 't');
    }
  return record;
}

static JsonObject *
copy_record (JsonObject *record)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (record);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (record, l->data)));
  return copy;
}

static void
take_record (DemoExtension *self, JsonObject *record)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&self->record, json_object_unref);
  self->record = record;
  text = g_strdup_printf ("%s\n%s\n%s", demo_extension_get (self, "exten"),
                          demo_extension_get (self, "username"), demo_extension_get (self, "departmentName"));
  g_free (self->search);
  self->search = g_utf8_casefold (text, -1);
}

/**
 * demo_extension_new:
 * @body: a request's body
 * @error: return location
 *
 * Returns: (transfer full): a record, with the device's own values for what @body leaves out
 */
DemoExtension *
demo_extension_new (JsonObject *body, GError **error)
{
  g_autoptr (JsonObject) record = new_record ();
  DemoExtension *self;

  if (!demo_body_has (body, "exten"))
    {
      demo_refuse (error, "extension number is not valid");
      return NULL;
    }
  if (!merge (record, body, error))
    return NULL;
  self = g_new0 (DemoExtension, 1);
  take_record (self, g_steal_pointer (&record));
  return self;
}

/** demo_extension_free: frees a record */
void
demo_extension_free (DemoExtension *self)
{
  json_object_unref (self->record);
  g_free (self->search);
  g_free (self);
}

/**
 * demo_extension_update:
 * @self: a record
 * @body: a request's body; what it leaves out stays
 * @error: return location
 *
 * Returns: %FALSE if a field is refused; @self is then unchanged
 */
gboolean
demo_extension_update (DemoExtension *self, JsonObject *body, GError **error)
{
  g_autoptr (JsonObject) record = copy_record (self->record);

  if (!merge (record, body, error))
    return FALSE;
  take_record (self, g_steal_pointer (&record));
  return TRUE;
}

/**
 * demo_extension_get:
 * @self: a record
 * @name: a field that holds text
 *
 * Returns: the text
 */
const char *
demo_extension_get (DemoExtension *self, const char *name)
{
  return json_object_get_string_member (self->record, name);
}

/**
 * demo_extension_has_column:
 * @column: a `columnKey`
 *
 * Returns: whether the list can be sorted by it
 */
gboolean
demo_extension_has_column (const char *column)
{
  return find_field (column) != NULL;
}

/**
 * demo_extension_make_sort_key:
 * @self: a record
 * @column: a column that demo_extension_has_column() knows
 *
 * Returns: (transfer full): what strcmp() sorts by
 */
char *
demo_extension_make_sort_key (DemoExtension *self, const char *column)
{
  const Field *field = find_field (column);

  switch (field->kind)
    {
    case KIND_STRING:
      return demo_sort_key (json_object_get_string_member (self->record, field->answer));
    case KIND_INT:
      return g_strdup_printf ("%020" G_GINT64_FORMAT,
                              json_object_get_int_member (self->record, field->answer));
    case KIND_BOOLEAN:
    default:
      return g_strdup (json_object_get_boolean_member (self->record, field->answer) ? "1" : "0");
    }
}

static const char *
choose_department (DemoRandom *random, guint position)
{
  static const char *const departments[] = {
    "Sales",      "Sales",     "Support",    "Support",     "Support",    "Sales,Support",
    "Accounting", "Warehouse", "IT",         "IT",          "Purchasing", "Human Resources",
    "Management", "Warehouse", "Production", "Entwicklung", "客户服务",
  };

  return position < 3 ? "Reception" : departments[demo_random_below (random, G_N_ELEMENTS (departments))];
}

static void
set_unknown_fields (JsonObject *record, DemoRandom *random)
{
  JsonObject *provision = json_object_new ();

  json_object_set_string_member (record, "pickupGroupName", demo_random_chance (random, 50) ? "Floor 1" : "");
  json_object_set_string_member (provision, "model", demo_random_chance (random, 50) ? "X4U" : "T46S");
  json_object_set_boolean_member (provision, "active", TRUE);
  json_object_set_object_member (record, "autoProvision", provision);
}

/**
 * demo_extension_new_example:
 * @random: the generator of extensions
 * @number: its number
 * @position: from 0; the first few are people whom everything can be tried with
 *
 * Returns: (transfer full): somebody who works in this office
 */
DemoExtension *
demo_extension_new_example (DemoRandom *random, guint number, guint position)
{
  static const char *const modes[] = { "none", "none", "none", "in", "out", "both", "both" };
  static const char *const codecs[] = { "alaw,ulaw,g729", "opus,g722,alaw", "ulaw,alaw,gsm" };
  static const char *const groups[] = { "1", "1,42", "2", "7,12,64" };
  DemoExtension *self = g_new0 (DemoExtension, 1);
  JsonObject *record = new_record ();
  g_autofree char *exten = g_strdup_printf ("%u", number);
  g_autofree char *mailbox = NULL;
  g_autofree char *name = demo_names_make_person (random, &mailbox);
  g_autofree char *email = g_strdup_printf ("%s@demo.example", mailbox);
  g_autofree char *mobile = g_strdup_printf ("+49151%07u", demo_random_below (random, 10000000));
  g_autofree char *password =
    g_strdup_printf ("Demo-%08x#%s", demo_random_below (random, G_MAXUINT32), exten);
  g_autofree char *cid = g_strdup_printf ("+493012345%s", exten);
  gint64 plan = demo_random_below (random, 10) < 7 ? 1 : 1 + demo_random_below (random, 4);
  guint phones = demo_random_below (random, 100);

  json_object_set_string_member (record, "exten", exten);
  json_object_set_boolean_member (record, "enable", position < 8 || !demo_random_chance (random, 4));
  json_object_set_string_member (record, "username", name);
  json_object_set_string_member (record, "password", password);
  json_object_set_string_member (record, "email", demo_random_chance (random, 85) ? email : "");
  json_object_set_string_member (record, "outboundCid1", demo_random_chance (random, 60) ? cid : "");
  json_object_set_string_member (record, "mobileNumber", demo_random_chance (random, 55) ? mobile : "");
  json_object_set_int_member (record, "dialPlanId", plan);
  json_object_set_string_member (record, "dialPlanName", demo_reference_find_dial_plan (plan));
  json_object_set_string_member (record, "language", demo_random_chance (random, 20) ? "zh" : "en");
  json_object_set_int_member (record, "musicOnHoldId", 1 + demo_random_below (random, 3));
  json_object_set_boolean_member (record, "voicemail", demo_random_chance (random, 80));
  json_object_set_int_member (record, "registCount", 1 + demo_random_below (random, 3));
  json_object_set_boolean_member (record, "videoCall", demo_random_chance (random, 25));
  json_object_set_boolean_member (record, "webRtc", demo_random_chance (random, 30));
  json_object_set_boolean_member (record, "app", demo_random_chance (random, 40));
  json_object_set_boolean_member (record, "dnd", position >= 8 && demo_random_chance (random, 5));
  json_object_set_string_member (record, "recording",
                                 position == 0 ? "both" : modes[demo_random_below (random, 7)]);
  json_object_set_string_member (record, "transport", demo_random_chance (random, 15) ? "TLS" : "UDP");
  json_object_set_boolean_member (record, "srtplib", demo_random_chance (random, 15));
  json_object_set_string_member (record, "audioCodec", codecs[demo_random_below (random, 3)]);
  json_object_set_string_member (record, "permit",
                                 demo_random_chance (random, 8) ? "192.168.2.0/24,!192.168.2.34" : "");
  json_object_set_string_member (record, "groupNumber", groups[demo_random_below (random, 4)]);
  json_object_set_string_member (record, "departmentName", choose_department (random, position));
  set_unknown_fields (record, random);
  self->n_phones = position < 8 ? 1 : phones < 8 ? 0 : phones < 90 ? 1 : phones < 98 ? 2 : 3;
  take_record (self, record);
  return self;
}
